/** The audit: what people and tools have changed. */
import {html} from "../html.js";
import {kind} from "../actor.js";
import {ACTIONS} from "../audit_actions.js";
import {AuditChanges} from "../audit_changes.js";
import {Time} from "../format.js";
import {Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {address, go, goWith, route} from "../router.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

const FILTERS = ["action", "actor", "subject", "since", "until"];

const COLUMNS = [
	{key: "time", name: "Time", class: "upper", cell: (entry) => html`<${Time} value=${entry.time} stacked />`},
	{key: "actor", name: "Actor", class: "upper word", cell: (entry) => html`<${Text} value=${entry.actor} /> <span class="tag">${kind(entry)}</span>${entry.session_id && html` <span class="tag">console</span>`}`},
	{key: "action", name: "Action", class: "upper word", cell: (entry) => entry.action.replaceAll("_", " ")},
	{key: "subject", name: "Subject", class: "upper subject", cell: (entry) => (entry.action.startsWith("user_") ? html`<a data-open href=${address("user", {id: entry.subject})}><code><${Text} value=${entry.subject} /></code></a>` : html`<${Text} value=${entry.subject} />`)},
	{key: "changes", name: "Before → after", class: "upper", cell: (entry) => html`<${AuditChanges} entry=${entry} />`},
];

export default class Audit extends Page {

	needs = "zero_trust_read";

	heading() {
		return "Audit";
	}

	async load(query) {
		const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
		const {result, info} = await this.get("audit", {...paging(query), ...filters});
		return {entries: result.entries, info};
	}

	filter = (event) => {
		event.preventDefault();
		const form = new FormData(event.target);
		const value = (name) => String(form.get(name)).trim();
		const time = (name) => value(name) && `${value(name)}:00Z`;
		goWith({action: value("action"), actor: value("actor"), subject: value("subject"), since: time("since"), until: time("until"), page: undefined});
	};

	form() {
		const {query} = route;
		const value = (name) => query.get(name) ?? "";
		return html`<form key=${query.toString()} class="filter-bar row" onSubmit=${this.filter}>
			<label>Action <select name="action" value=${value("action")}><option value="">all</option>${ACTIONS.map((name) => html`<option value=${name} selected=${name === value("action")}>${name.replaceAll("_", " ")}</option>`)}</select></label>
			<label>Actor <input name="actor" value=${value("actor")} maxlength="320" placeholder="exact name" autocomplete="off" /></label>
			<label>Subject <input name="subject" value=${value("subject")} maxlength="320" placeholder="exact key or id" autocomplete="off" spellcheck=${false} /></label>
			<label>Since (UTC) <input name="since" type="datetime-local" value=${value("since").slice(0, 16)} /></label>
			<label>Until (UTC) <input name="until" type="datetime-local" value=${value("until").slice(0, 16)} /></label>
			<button type="submit">Filter</button>${FILTERS.some(value) && html`<button type="button" class="quiet" onClick=${() => go(address("audit"))}>Show all</button>`}
		</form>`;
	}

	view({entries, info}) {
		return html`${this.form()}
			${entries.length > 0 ? html`<${Table} caption="Audit" columns=${COLUMNS} rows=${entries} id=${(entry) => entry.id} />`
				: html`<p class="card empty">${FILTERS.some((name) => route.query.get(name)) ? "No change fits the filters." : "Nothing has been changed yet. Changes of behaviours, settings, datasets, tokens and users appear here."}</p>`}
			<${Pager} info=${info} one="entry" many="entries" />`;
	}

}
