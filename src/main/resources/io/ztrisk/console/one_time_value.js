/** Values that are shown once: of a token, or the secret of a webhook. Each stays until one has kept it, whatever becomes of the page and of the session. */
import {html} from "./html.js";
import {Copy} from "./copy.js";
import {Dialog} from "./dialog.js";
import {expected} from "./expected.js";
import {current} from "./session.js";
import {changed} from "./store.js";
import {Text} from "./text.js";

/** @typedef {{name: string, value: string, what?: string}} Value `what` says what the value is */

/** The values that nobody has kept yet: the first one is shown. @type {Value[]} */
const values = [];

/** Asks whether one leaves the document. Values of a person who has gone are given up. @param {Event} event */
function ask(event) {
	if (current.state !== "left") {
		event.preventDefault();
	}
}

/** Shows a value, after the dialog that made it has closed and those before are kept. @param {Value} value */
export function showOnce(value) {
	expected(value.value);
	values.push(value);
	addEventListener("beforeunload", ask);
	setTimeout(changed);
}

export function valueIsShown() {
	return values.length > 0;
}

function kept() {
	values.shift();
	if (!valueIsShown()) {
		removeEventListener("beforeunload", ask);
	}
	changed();
}

/** Only its button closes it. */
export function OneTimeValue() {
	const [{name, value, what = "value of the token"}] = values;
	return html`<${Dialog} key=${value} title=${`Keep the ${what}`}>
		<p>This is the ${what} <strong><${Text} value=${name} /></strong>. It is shown once: after you close this, nobody can read it again.</p>
		<div class="snippet"><code class="value">${value}</code> <${Copy} text=${value} what=${`the ${what}`} /></div>
		<div class="dialog-actions"><button type="button" class="primary" onClick=${kept}>I have kept it</button></div>
	</${Dialog}>`;
}
