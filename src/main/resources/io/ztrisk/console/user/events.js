/** The events of a user. One is open, and shows its evidence. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {Finding, Evidence} from "../evidence/evidence.js";
import {counted, finite, Time} from "../format.js";
import {Json} from "../json.js";
import {Badge} from "../level.js";
import {Problem} from "../problem.js";
import {goWith} from "../router.js";
import {Text} from "../text.js";
import {VERDICTS} from "../triage.js";
import {userPath} from "./dialogs.js";

const STATES = {dismissed: "dismissed", before_reset: "before the reset"};
const PER_PAGE = 50;

/** Properties: `user`, `event`, `open`, `settings`, `onDismiss(event)`, `onRestore(event)`, `onExclude(cidr)`. */
export class Event extends Component {

	toggle = () => goWith({event: this.props.open ? "none" : this.props.event.id}, true);

	dismissal({dismissal}) {
		return dismissal && html`<p class="dismissal"><span class="tag">${VERDICTS[dismissal.verdict] ?? dismissal.verdict}</span> <${Text} value=${dismissal.reason} lines /> <span class="muted"><${Text} value=${dismissal.by} />, <${Time} value=${dismissal.at} /></span></p>`;
	}

	render({user, event, open, settings, onDismiss, onRestore, onExclude}) {
		const findings = finite(event.event_details?.findings);
		const id = `event-${event.id}`;
		return html`<article class=${`card event ${event.state}`} data-row>
			<div class="event-head">
				<${Badge} level=${event.risk_level} />
				<h3><button type="button" class="disclose" data-open aria-expanded=${open} aria-controls=${id} onClick=${this.toggle}><span class="caret" aria-hidden="true" /> <${Text} value=${event.name} /></button></h3>
				${STATES[event.state] && html`<span class="tag">${STATES[event.state]}</span>`}
				${findings > 1 && html`<span class="muted">${counted(findings, "finding")}</span>`}
				<${Time} value=${event.timestamp} />
				${event.state === "dismissed" ? html`<${Action} needs="zero_trust_triage" onClick=${() => onRestore(event)}>Undo the dismissal</${Action}>`
					: html`<${Action} needs="zero_trust_triage" shortcut="d" onClick=${() => onDismiss(event)}>Dismiss…</${Action}>`}
			</div>
			<div id=${id} hidden=${!open}>${open && html`${this.dismissal(event)}
				<${Evidence} behavior=${event.behavior} details=${event.event_details} settings=${settings} onExclude=${onExclude} />
				<${Findings} key=${event.id} user=${user} event=${event} settings=${settings} onExclude=${onExclude} />`}</div>
		</article>`;
	}

}

/** All findings that are kept, and the details as they were sent. Properties: as of `Event`. */
class Findings extends Component {

	state = {findings: undefined, total: 0, page: 0, error: undefined, json: false};

	more = async () => {
		const page = this.state.page + 1;
		try {
			const {result, info} = await call("GET", userPath(this.props.user.user_id, `/events/${this.props.event.id}`), {query: {page, per_page: PER_PAGE}});
			this.setState({findings: [...(this.state.findings ?? []), ...(result.findings ?? [])], total: info?.total_count ?? 0, page, error: undefined});
		} catch (error) {
			this.setState({error});
		}
	};

	render({event, settings, onExclude}, {findings, total, error, json}) {
		return html`<div class="row">
				${!findings && html`<button type="button" class="quiet" onClick=${this.more}>All findings</button>`}
				${event.event_details !== undefined && html`<button type="button" class="quiet" aria-expanded=${json} onClick=${() => this.setState({json: !json})}>Details as JSON</button>`}
			</div>
			${json && html`<${Json} value=${event.event_details} what="the details" />`}
			${error && html`<${Problem} error=${error} what="The findings could not be loaded" onRetry=${this.more} />`}
			${findings && html`<h4>${counted(total, "finding")} kept, newest first</h4>
				${total === 0 && html`<p class="muted">A reported event has no findings, and those of old events are not kept.</p>`}
				<ol class="findings">${findings.map(({evidence}, index) => html`<li key=${index}><${Finding} behavior=${event.behavior} finding=${evidence} settings=${settings} onExclude=${onExclude} /></li>`)}</ol>
				${findings.length < total && html`<button type="button" onClick=${this.more}>Show more</button>`}`}`;
	}

}
