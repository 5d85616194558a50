/** What a change of the audit did: members before and after. */
import {html} from "./html.js";
import {Json} from "./json.js";
import {Text} from "./text.js";

const SHOWN = 8;
const LONG = 160;

/** @param {any} value */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && value.rawJSON === undefined;

/**
 * The members that differ, with the places of nested ones joined by dots.
 * @param {any} before @param {any} after @param {string[]} place
 * @returns {{name: string, before: any, after: any}[]}
 */
export function differences(before, after, place = []) {
	if (isObject(before) && isObject(after)) {
		const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
		return names.flatMap((name) => differences(member(before, name), member(after, name), [...place, name]));
	}
	if (Array.isArray(before) && Array.isArray(after)) {
		return elements(before, after, place.join("."));
	}
	return JSON.stringify(before) === JSON.stringify(after) ? [] : [{name: place.join(".") || "all", before, after}];
}

/** The elements that only one of two lists has. @param {any[]} before @param {any[]} after @param {string} name */
function elements(before, after, name) {
	const without = (/** @type {any[]} */ list, /** @type {any[]} */ other) => {
		const texts = new Set(other.map((element) => JSON.stringify(element)));
		return list.filter((element) => !texts.has(JSON.stringify(element)));
	};
	const [gone, added] = [without(before, after), without(after, before)];
	return gone.length + added.length === 0 ? [] : [{name, before: gone.length ? gone : undefined, after: added.length ? added : undefined}];
}

/** @param {any} object @param {string} name */
function member(object, name) {
	return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** @param {{value: any, what: string}} properties */
function Value({value, what}) {
	if (value === undefined) {
		return html`<span class="muted">none</span>`;
	}
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length <= LONG ? html`<code><${Text} value=${text} /></code>` : html`<details><summary>${Array.isArray(value) ? "list" : "value"}</summary><${Json} value=${value} what=${what} /></details>`;
}

/** @param {{entry: any}} properties */
export function AuditChanges({entry}) {
	if (entry.fields) {
		return html`<span class="muted">fields</span> <${Text} value=${entry.fields.join(", ")} />`;
	}
	const all = differences(entry.before ?? {}, entry.after ?? {});
	if (!all.length) {
		return html`<span class="muted">no members</span>`;
	}
	const row = ({name, before, after}) => html`<li key=${name}><span class="muted"><${Text} value=${name} /></span> ${entry.before && html`<del><${Value} value=${before} what="the value before" /></del> <span aria-label="becomes">→</span> `}<ins><${Value} value=${after} what="the value after" /></ins></li>`;
	return html`<ul class="changes">${all.slice(0, SHOWN).map(row)}</ul>${all.length > SHOWN && html`<details><summary>${all.length - SHOWN} more</summary><ul class="changes">${all.slice(SHOWN).map(row)}</ul></details>`}`;
}
