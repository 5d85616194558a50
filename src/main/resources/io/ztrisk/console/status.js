/** The status line: says what one did oneself, for 10 seconds, with an undo where there is one. */
import {html} from "./html.js";
import {changed} from "./store.js";

const SHOWN_FOR = 10_000;

/** @type {{text: string, undo?: () => void} | undefined} */
let status;
/** @type {number | undefined} */
let timer;

/**
 * @param {string} text
 * @param {() => void} [undo]
 */
export function say(text, undo) {
	clearTimeout(timer);
	status = {text, undo};
	timer = setTimeout(silence, SHOWN_FOR);
	changed();
}

export function silence() {
	clearTimeout(timer);
	status = undefined;
	changed();
}

/** The region is always there, since screen readers hear only changes of a region. */
export function Status() {
	const undo = status?.undo;
	return html`<div class="status" role="status">
		${status && html`<span>${status.text}</span>`}
		${undo && html`<button type="button" onClick=${() => { silence(); undo(); }}>Undo</button>`}
		${status && html`<button type="button" class="quiet" aria-label="Close the message" onClick=${silence}>×</button>`}
	</div>`;
}
