/** Makes a token. */
import {html} from "../html.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {showOnce} from "../one_time_value.js";
import {route} from "../router.js";
import {may} from "../session.js";
import {say} from "../status.js";
import {Text} from "../text.js";

/** Properties: `groups` (the permissions), `path`, `onMade`, `onClose`. */
export function NewToken({groups, path, onMade, onClose}) {
	const send = async (form) => {
		const accounts = form.get("accounts").split(/[\s,]+/).filter(Boolean);
		const until = form.get("until");
		const {result} = await call("POST", path, {body: {name: form.get("name").trim(), permissions: form.getAll("permission"), ...(accounts.length && {accounts}), ...(until && {expires_on: `${until}T00:00:00Z`})}});
		showOnce(result);
		say("The token is made");
		onMade();
	};
	return html`<${FormDialog} title="New token" submit="Make the token" onSubmit=${send} onClose=${onClose}>
		<label class="field">Name<input name="name" required maxlength="120" autocomplete="off" /></label>
		<fieldset class="stacked"><legend>Permissions</legend>${groups.map(({id, name}) => html`<label key=${id}><input type="checkbox" name="permission" value=${id} disabled=${!may(id, route.account)} /> <span><${Text} value=${name} /> <code class="muted">${id}</code>${!may(id, route.account) && html` <span class="muted">you lack it</span>`}</span></label>`)}</fieldset>
		<label class="field">Accounts<span class="muted limits">separated by commas; * is all; empty is this account</span><input name="accounts" placeholder=${route.account} autocomplete="off" spellcheck=${false} /></label>
		<label class="field">Ends on<span class="muted limits">00:00 UTC; empty is never</span><input name="until" type="date" /></label>
	</${FormDialog}>`;
}
