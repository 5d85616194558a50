/** The users with a risk level, and those that a search finds without one. */
import {html} from "../html.js";
import {withQuery} from "../api.js";
import {expected} from "../expected.js";
import {number, Time} from "../format.js";
import {Badge} from "../level.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {Card, parts} from "../parts.js";
import {address, route} from "../router.js";
import {may} from "../session.js";
import {Table} from "../table.js";
import {Text, visible} from "../text.js";
import {BulkBar} from "../users/bulk.js";
import {FILTERS, Filters, filters} from "../users/filters.js";

const FOUND = 200;

function Person({user}) {
	return html`<a data-open href=${address("user", {id: user.user_id})}><${Text} value=${user.name || user.email || user.user_id} /></a>
		${user.name && html`<span class="second muted"><${Text} value=${user.email} /></span>`}`;
}

export default class Users extends Page {

	needs = "zero_trust_pii_read";
	state = {...LOADING, selected: new Set()};

	heading() {
		return "Users";
	}

	order(query) {
		return {order_by: query.get("order_by") ?? "max_risk_level", direction: query.get("direction") ?? "desc"};
	}

	load(query) {
		this.setState({selected: new Set()});
		const q = query.get("q");
		return parts({
			summary: this.get("summary", {...filters(query), ...this.order(query), ...paging(query), detail: true}),
			behaviors: may("zero_trust_read", route.account) ? this.get("behaviors") : undefined,
			found: q ? this.get("users", {q, per_page: FOUND}) : undefined,
		});
	}

	busy() {
		return this.state.selected.size > 0;
	}

	tools() {
		const csv = withQuery(`/console/api${this.path("summary")}`, {format: "csv", ...filters(route.query), ...this.order(route.query)});
		return !this.forbidden() && html`<a class="button" href=${csv} download>CSV</a>`;
	}

	columns(catalogue) {
		return [
			{key: "level", name: "Level", order: "max_risk_level", cell: (user) => html`<${Badge} level=${user.max_risk_level} />`},
			{key: "user", name: "User", class: "person-cell", cell: (user) => html`<${Person} user=${user} />`},
			{key: "events", name: "Events", order: "event_count", class: "number", cell: (user) => html`${number(user.event_count)}<span class="narrow"> ${user.event_count === 1 ? "event" : "events"}</span>`},
			{key: "last", name: "Last event", order: "timestamp", cell: (user) => html`<${Time} value=${user.last_event} stacked />`},
			{key: "behaviors", name: "Behaviours", cell: (user) => html`<span class="tags">${(user.behaviors ?? []).map((key) => html`<span key=${key} class="tag"><${Text} value=${catalogue[key]?.name ?? key} /></span>`)}</span>`},
		];
	}

	view({summary, behaviors, found}) {
		const catalogue = behaviors?.result?.behaviors ?? {};
		const users = summary.error ? summary.result?.users ?? [] : expected(summary.result.users);
		const {selected} = this.state;
		const behavior = route.query.get("behavior");
		const select = (ids) => this.setState({selected: ids});
		return html`<${Filters} catalogue=${catalogue} />
			${summary.error && html`<${Card} title="List" part=${{error: summary.error}} what="The users could not be listed" />`}
			${(!summary.error || summary.result) && this.list(users, summary.info, catalogue, select)}
			<${Unscored} part=${found} />
			${selected.size > 0 && html`<${BulkBar} users=${users.filter((user) => selected.has(user.user_id))} behavior=${behavior} name=${catalogue[behavior ?? ""]?.name ?? behavior} onClear=${() => select(new Set())}
				onDone=${async (stale) => { await this.reload(); select(new Set(stale)); }} />`}`;
	}

	list(users, info, catalogue, select) {
		if (users.length === 0 && info.total_count > 0) {
			return html`<p class="card empty">This page is past the end of the list. <a href=${address("users", {...Object.fromEntries(route.query), page: 1})}>Go to the first page</a></p>`;
		}
		if (users.length === 0) {
			const filtered = FILTERS.some((name) => route.query.get(name));
			return html`<div class="card empty">${filtered ? html`<p>No user with a risk level fits these filters.</p><a href=${address("users")}>Remove the filters</a>`
				: html`<p>Nobody has a risk level. Users appear here after their first event.</p><a href=${address("overview")}>See what is missing on the overview</a>`}</div>`;
		}
		const {order_by: orderBy, direction} = this.order(route.query);
		return html`<${Table} caption="Users with a risk level" columns=${this.columns(catalogue)} rows=${users} id=${(user) => user.user_id} orderBy=${orderBy} direction=${direction}
			selected=${this.state.selected} onSelect=${select} label=${(user) => visible(user.name || user.email || user.user_id)} /><${Pager} info=${info} one="user" />`;
	}

}

/** Users that the search finds, and that have no level. Of many, only the first ones are read. */
function Unscored({part}) {
	const users = (part?.result?.users ?? []).filter((user) => !user.risk_level);
	const more = part?.info?.total_count > FOUND;
	return (part?.error || users.length > 0 || more) && html`<${Card} title="Found without a risk level" part=${part}><ul class="list">${users.map((user) => html`<li key=${user.user_id} data-row><${Badge} /><span class="grow"><${Person} user=${user} /></span></li>`)}</ul>
		${more && html`<p class="muted">${number(part.info.total_count)} users fit, and this list looks at the first ${FOUND} of them only. Type more of the e-mail or name.</p>`}</${Card}>`;
}
