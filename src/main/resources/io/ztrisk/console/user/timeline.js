/** Events as dots on a line of 90 days, with the last reset. */
import {Component, html} from "../html.js";
import {counted} from "../format.js";

const DAYS = 90;
const DAY = 86_400_000;
const HEIGHTS = {low: 4, medium: 6, high: 8};

/** Properties: `events`, `reset` (the time of the last one), `open` (the id of the event that is open). */
export class Timeline extends Component {

	at(time, now) {
		return (100 * (new Date(time).getTime() - now + DAYS * DAY)) / (DAYS * DAY);
	}

	render({events, reset, open}) {
		const now = Date.now();
		const inside = events.filter((event) => this.at(event.timestamp, now) >= 0);
		const sentence = `${counted(inside.length, "event")} of this list in the last ${DAYS} days`;
		const resetAt = reset ? this.at(reset, now) : -1;
		return html`<figure class="timeline"><svg width="100%" height="32" role="img" aria-label=${sentence}>
				<line class="axis" x1="0" x2="100%" y1="16" y2="16" />
				${resetAt >= 0 && html`<line class="reset" x1=${`${resetAt}%`} x2=${`${resetAt}%`} y1="2" y2="30" />`}
				${inside.map((event) => html`<circle key=${event.id} class=${`dot level-${event.risk_level} ${event.state ?? "counting"} ${event.id === open ? "open" : ""}`} cx=${`${Math.min(99.5, Math.max(0.5, this.at(event.timestamp, now)))}%`} cy="16" r=${HEIGHTS[event.risk_level] ?? 4} />`)}
			</svg><figcaption class="muted"><span>${DAYS} days ago</span>${resetAt >= 0 && html`<span>line: last reset</span>`}<span>now</span></figcaption></figure>`;
	}

}
