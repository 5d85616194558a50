/** Buttons that copy text. */
import {html} from "./html.js";
import {say} from "./status.js";
import {escaped} from "./text.js";

/** @param {string} text @param {string} what */
export async function copy(text, what) {
	try {
		await navigator.clipboard.writeText(text);
		say(`Copied ${what}`);
	} catch {
		say(`The browser does not let the console copy ${what}`);
	}
}

/**
 * Copies the text; control characters are escaped, so that a paste runs no line.
 * @param {{text: string, what: string, label?: string, raw?: boolean}} properties
 */
export function Copy({text, what, label = "Copy", raw = false}) {
	return html`<button type="button" class="quiet copy" aria-label=${`Copy ${what}`} onClick=${() => copy(raw ? text : escaped(text), what)}>${label}</button>`;
}
