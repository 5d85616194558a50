/** The thresholds of detection. */
import {html} from "../html.js";
import {number} from "../format.js";
import {may} from "../session.js";
import {route} from "../router.js";
import {SECTIONS, wordsOf} from "./fields.js";

/**
 * @param {{draft: import("./draft.js").Draft, onEdit: () => void}} properties
 */
export function Thresholds({draft, onEdit}) {
	const locked = !may("zero_trust_write", route.account);
	return html`<div class="sections">${SECTIONS.map(({section, name, fields}) => html`<section key=${section} class="card"><h3>${name}</h3>
		${fields.map((field) => {
			const place = ["settings", section, field.member];
			const edit = (/** @type {any} */ value) => { draft.set(place, value); onEdit(); };
			return html`<label key=${field.name} class="field">${field.name}${field.max && html` <span class="muted limits">${number(/** @type {number} */ (field.min))} to ${number(field.max)}</span>`}${draft.isStaged(place) && html` <span class="tag staged">staged</span>`}<${Input} field=${field} value=${draft.get(place)} locked=${locked} onEdit=${edit} /></label>`;
		})}</section>`)}</div>`;
}

/** @param {{field: import("./fields.js").Field, value: any, locked: boolean, onEdit: (value: any) => void}} properties */
function Input({field, value, locked, onEdit}) {
	if (field.options) {
		return html`<select value=${value} disabled=${locked} onChange=${(event) => onEdit(event.target.value)}>${field.options.map((option) => html`<option value=${option} selected=${option === value}>${option}</option>`)}</select>`;
	}
	if (field.part) {
		const other = value?.[field.part === "member" ? "value" : "member"] ?? "";
		const text = value?.[field.part] ?? "";
		const change = (/** @type {any} */ event) => {
			const whole = {member: "", value: "", ...value, [/** @type {string} */ (field.part)]: event.target.value.trim()};
			onEdit(whole.member || whole.value ? whole : null);
		};
		return html`<input value=${text} required=${other !== ""} disabled=${locked} onChange=${change} maxlength="128" spellcheck=${false} autocomplete="off" />`;
	}
	if (field.words) {
		return html`<input value=${value.join(", ")} disabled=${locked} onChange=${(event) => onEdit(wordsOf(event.target.value))} spellcheck=${false} autocomplete="off" />`;
	}
	// A number out of its limits is staged, too: the server refuses it with a reason.
	const change = (/** @type {any} */ event) => Number.isFinite(event.target.valueAsNumber) && onEdit(event.target.valueAsNumber);
	return html`<input type="number" required step="1" min=${field.min} max=${field.max} value=${value} disabled=${locked} onChange=${change} />`;
}
