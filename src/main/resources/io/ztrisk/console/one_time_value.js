/** A value that is shown once: of a token, or the secret of a webhook. It stays until one has kept it, whatever becomes of the page and of the session. */
import {html} from "./html.js";
import {Copy} from "./copy.js";
import {Dialog} from "./dialog.js";
import {changed} from "./store.js";
import {Text} from "./text.js";

/** @typedef {{name: string, value: string, what?: string}} Value `what` says what the value is */

/** @type {Value | undefined} */
let shown;

/** Shows a value, after the dialog that made it has closed. @param {Value} value */
export function showOnce(value) {
	shown = value;
	setTimeout(changed);
}

export function valueIsShown() {
	return shown !== undefined;
}

export function OneTimeValue() {
	const {name, value, what = "value of the token"} = /** @type {Value} */ (shown);
	const close = () => {
		shown = undefined;
		changed();
	};
	return html`<${Dialog} title=${`Keep the ${what}`} onClose=${close}>
		<p>This is the ${what} <strong><${Text} value=${name} /></strong>. It is shown once: after you close this, nobody can read it again.</p>
		<div class="snippet"><code class="value">${value}</code> <${Copy} text=${value} what=${`the ${what}`} /></div>
		<div class="dialog-actions"><button type="button" class="primary" onClick=${close}>I have kept it</button></div>
	</${Dialog}>`;
}
