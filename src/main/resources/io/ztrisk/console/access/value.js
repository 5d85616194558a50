/** The value of a token, which is shown once. */
import {html} from "../html.js";
import {Copy} from "../copy.js";
import {Dialog} from "../dialog.js";
import {Text} from "../text.js";

/** @param {{name: string, value: string, onClose: () => void}} properties */
export function ValueDialog({name, value, onClose}) {
	return html`<${Dialog} title="Keep the value of the token" onClose=${onClose}>
		<p>This is the value of <strong><${Text} value=${name} /></strong>. It is shown once: after you close this, nobody can read it again.</p>
		<div class="snippet"><code class="value">${value}</code> <${Copy} text=${value} what="the value of the token" /></div>
		<div class="dialog-actions"><button type="button" class="primary" onClick=${onClose}>I have kept it</button></div>
	</${Dialog}>`;
}
