/** A value that is shown once: of a token, or the secret of a webhook. */
import {html} from "../html.js";
import {Copy} from "../copy.js";
import {Dialog} from "../dialog.js";
import {Text} from "../text.js";

/** @param {{name: string, value: string, what?: string, onClose: () => void}} properties `what` says what the value is */
export function ValueDialog({name, value, what = "value of the token", onClose}) {
	return html`<${Dialog} title=${`Keep the ${what}`} onClose=${onClose}>
		<p>This is the ${what} <strong><${Text} value=${name} /></strong>. It is shown once: after you close this, nobody can read it again.</p>
		<div class="snippet"><code class="value">${value}</code> <${Copy} text=${value} what=${`the ${what}`} /></div>
		<div class="dialog-actions"><button type="button" class="primary" onClick=${onClose}>I have kept it</button></div>
	</${Dialog}>`;
}
