/** The account at a glance. */
import {html} from "../html.js";
import {FirstSteps} from "../first_steps.js";
import {ago, Time} from "../format.js";
import {Badge} from "../level.js";
import {Page} from "../page.js";
import {Card, parts} from "../parts.js";
import {address, goWith, route} from "../router.js";
import {may} from "../session.js";
import {Statistics} from "../statistics.js";
import {Text} from "../text.js";

const SPANS = [7, 30, 90, 365];

export default class Overview extends Page {

	needs = "zero_trust_read";

	heading() {
		return "Overview";
	}

	/** @param {URLSearchParams} query */
	days(query) {
		const days = Number(query.get("days"));
		return SPANS.includes(days) ? days : 30;
	}

	load(query) {
		const since = new Date(Date.now() - (this.days(query) - 1) * 86_400_000).toISOString().slice(0, 10);
		return parts({
			statistics: this.get("statistics", {since}),
			behaviors: this.get("behaviors"),
			feeds: this.get("feeds"),
			newest: may("zero_trust_pii_read", route.account) ? this.get("summary", {order_by: "timestamp", per_page: 10, detail: true}) : undefined,
		});
	}

	tools() {
		const days = this.days(route.query);
		return html`<label><span class="hidden">Time span</span><select value=${days} onChange=${(event) => goWith({days: event.target.value})}>
			${SPANS.map((span) => html`<option value=${span} selected=${span === days}>Last ${span} days</option>`)}</select></label>`;
	}

	view({statistics, behaviors, feeds, newest}) {
		const catalogue = behaviors.result?.behaviors ?? {};
		const enabled = Object.values(catalogue).some((behavior) => behavior.enabled);
		const fed = feeds.result?.feeds.some((feed) => feed.last_record);
		const found = statistics.result?.days.some((day) => Object.keys(day.events).length > 0);
		return html`
			${behaviors.result && feeds.result && !(enabled && (fed || found)) && html`<${FirstSteps} enabled=${enabled} fed=${fed} />`}
			<${Statistics} part=${statistics} catalogue=${catalogue} />
			<div class="columns"><${Newest} part=${newest} /><${Feeds} part=${feeds} /></div>`;
	}

}

function Newest({part}) {
	return html`<${Card} title="Newest" part=${part} tools=${html`<a href=${address("users", {order_by: "timestamp"})}>All users</a>`}>
		${!part && html`<p class="empty">Needs the permission zero_trust_pii_read</p>`}
		${part?.result?.users.length === 0 && html`<p class="empty">Nobody has a risk level. Users appear here after their first event.</p>`}
		<ul class="list people">${part?.result?.users.map((user) => html`<li key=${user.user_id} data-row>
			<${Badge} level=${user.max_risk_level} />
			<span><a data-open href=${address("user", {id: user.user_id})}><${Text} value=${user.name || user.email || user.user_id} /></a>
				${user.newest_event && html`<span class="second muted"><${Text} value=${user.newest_event.name} /></span>`}</span>
			<${Time} value=${user.last_event} stacked /></li>`)}</ul>
	</${Card}>`;
}

function Feeds({part}) {
	const feeds = (part.result?.feeds ?? []).filter((feed) => feed.deliveries > 0);
	return html`<${Card} title="Feeds" part=${part}>
		${feeds.length === 0 && html`<p class="empty">No logs have arrived. Each dataset appears here after its first records.</p>`}
		<ul class="list">${feeds.map((feed) => html`<li key=${feed.dataset}>
			<span class="grow"><${Text} value=${feed.dataset} /></span>
			<span class="muted">${feed.last_record ? `newest record ${ago(feed.last_record)}` : "no record"}</span>
			${feed.quiet ? html`<span class="tag warn">quiet</span>` : html`<span class="tag good">ok</span>`}</li>`)}</ul>
	</${Card}>`;
}
