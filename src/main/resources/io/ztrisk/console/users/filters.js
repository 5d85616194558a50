/** The filters of the users. They stand in the address. */
import {Component, html} from "../html.js";
import {dateTime} from "../format.js";
import {Bars, LEVELS} from "../level.js";
import {goWith, route} from "../router.js";
import {Text} from "../text.js";

export const FILTERS = ["level", "behavior", "since", "q"];
const SPANS = {1: "24 hours", 7: "7 days", 30: "30 days", 90: "90 days"};

/** The filters for a call. @param {URLSearchParams} query @returns {Record<string, string | undefined>} */
export function filters(query) {
	return Object.fromEntries(FILTERS.map((name) => [name, query.get(name) || undefined]));
}

/** @param {Record<string, any>} values */
function filter(values) {
	goWith({...values, page: undefined});
}

/** @param {string} level @param {string[]} levels */
function toggle(level, levels) {
	filter({level: LEVELS.filter((other) => levels.includes(other) !== (other === level)).join(",")});
}

/** @param {string} days */
function sinceDays(days) {
	filter({since: new Date(Date.now() - Number(days) * 86_400_000).toISOString().slice(0, 19) + "Z"});
}

/** Property: `catalogue`, the behaviours by key. */
export class Filters extends Component {

	state = {open: false};

	find = (event) => {
		event.preventDefault();
		filter({q: event.target.elements.q.value.trim()});
	};

	chip(name, label) {
		return html`<li key=${name}><button type="button" class="chip" onClick=${() => filter({[name]: undefined})}><span class="hidden">Remove the filter </span>${label} <span aria-hidden="true">×</span></button></li>`;
	}

	/** @param {Record<string, string | undefined>} now @param {any} catalogue */
	chips({behavior, since, q}, catalogue) {
		return html`<ul class="chips">
			${q && this.chip("q", html`begins with <${Text} value=${q} />`)}
			${behavior && this.chip("behavior", html`<${Text} value=${catalogue[behavior]?.name ?? behavior} />`)}
			${since && this.chip("since", html`event since <${Text} value=${dateTime(since)} />`)}
		</ul>`;
	}

	render({catalogue}, {open}) {
		const now = filters(route.query);
		const levels = (now.level ?? "").split(",");
		const count = Object.values(now).filter(Boolean).length;
		return html`<div class=${open ? "filters open" : "filters"}>
			<form role="search" aria-label="Users" class="row" onSubmit=${this.find}><input key=${now.q} name="q" type="search" defaultValue=${now.q ?? ""} maxlength="320" placeholder="E-mail or name begins with" aria-label="E-mail or name begins with" autocomplete="off" />
				<button type="submit">Find</button>
				<button type="button" class="more" aria-expanded=${open} onClick=${() => this.setState({open: !open})}>Filters${count > 0 && ` ${count}`}</button></form>
			<div class="row choices">
				<div class="row" role="group" aria-label="Levels">${LEVELS.map((level) => html`<button type="button" class="toggle" aria-pressed=${levels.includes(level)} onClick=${() => toggle(level, levels)}><${Bars} level=${level} /> ${level[0].toUpperCase()}${level.slice(1)}</button>`)}</div>
				<select aria-label="Behaviour" value=${now.behavior ?? ""} onChange=${(event) => filter({behavior: event.target.value})}>
					<option value="" selected=${!now.behavior}>Any behaviour</option>
					${Object.entries(catalogue).map(([key, behavior]) => html`<option key=${key} value=${key} selected=${key === now.behavior}>${behavior.name}</option>`)}</select>
				<select aria-label="Last event" value="" onChange=${(event) => sinceDays(event.target.value)}>
					<option value="" selected>Last event…</option>${Object.entries(SPANS).map(([days, name]) => html`<option value=${days}>in the last ${name}</option>`)}</select>
			</div>
			${this.chips(now, catalogue)}
		</div>`;
	}

}
