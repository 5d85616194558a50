/** The dialogs of the page of a user. */
import {html} from "../html.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {Refusal} from "../problem.js";
import {route} from "../router.js";
import {current} from "../session.js";
import {Text, visible} from "../text.js";
import {ReasonField, VerdictField, words} from "../triage.js";
import {meanwhile} from "./meanwhile.js";

const DAYS = 90;

/** The path of a call about the user. @param {string} id @param {string} [rest] */
export function userPath(id, rest = "") {
	return `/accounts/${route.account}/zt_risk_scoring/users/${id}${rest}`;
}

/** Properties: `user`, `onDone(text)`, `onClose()`. */
export function ResetDialog({user, onDone, onClose}) {
	const send = async (form) => {
		const {result} = await call("POST", `/accounts/${route.account}/zt_risk_scoring/resets`, {body: {...words(form), users: [{user_id: user.user_id, revision: user.revision}]}});
		if (result.unknown.length > 0 || result.left > 0) {
			throw result.left > 0 ? new Error("The reset is not finished. Send it again.") : new Refusal("The user does not exist any more.");
		}
		onDone(result.stale.length > 0 ? "New events have come since the page was loaded. Look at them first." : "Reset the user");
	};
	return html`<${FormDialog} title="Reset the user" submit="Reset" danger onClose=${onClose} onSubmit=${send}>
		<p><${Text} value=${user.name || user.email} /> loses the level, and leaves the list of users until the next event. A reset has no undo. The events stay in the history.</p><${ReasonField} /></${FormDialog}>`;
}

/** The server compares the guard, but replaces a dismissal of others. Properties: `user`, `event`, `evidence` (the guard, if there is one), `onDone(dismissal)`, `onClose()`. */
export function DismissDialog({user, event, evidence, onDone, onClose}) {
	const send = async (form) => {
		const path = userPath(user.user_id, `/events/${event.id}`);
		const {changed} = await meanwhile(path, event, evidence && ["state", "dismissal"]);
		if (changed) {
			throw new Refusal(changed);
		}
		await call("PUT", `${path}/dismissal`, {body: {...words(form), ...(evidence && {evidence})}});
		onDone({...words(form), by: current.session?.name});
	};
	return html`<${FormDialog} title="Dismiss the event" submit="Dismiss" onClose=${onClose} onSubmit=${send}>
		<p><strong><${Text} value=${event.name} /></strong> no longer counts for the level. If a finding joins it that is not like those that are there, it counts again.</p>
		<${VerdictField} /><${ReasonField} /></${FormDialog}>`;
}

/** Properties: `user`, `onDone()`, `onClose()`. */
export function EraseDialog({user, onDone, onClose}) {
	const word = user.email || user.user_id;
	const send = async (form) => {
		if (![word, visible(word)].includes(String(form.get("word")))) {
			throw new Refusal("The text is not the same as above.");
		}
		await call("DELETE", userPath(user.user_id));
		onDone();
	};
	return html`<${FormDialog} title="Erase the person" submit="Erase" danger onClose=${onClose} onSubmit=${send}>
		<p>All data about <strong><${Text} value=${word} /></strong> is deleted for good: events, evidence, notes and rejected lines. This has no undo.</p>
		<label class="field">Type <${Text} value=${word} /> to confirm <input name="word" required autocomplete="off" spellcheck=${false} /></label></${FormDialog}>`;
}

/** Properties: `cidr`, `onDone()`, `onClose()`. */
export function ExcludeDialog({cidr, onDone, onClose}) {
	const until = new Date(Date.now() + DAYS * 86_400_000).toISOString().slice(0, 10);
	const send = async (form) => {
		const expires = form.get("expires_at");
		await call("POST", `/accounts/${route.account}/zt_risk_scoring/excluded_networks`, {body: {cidr: form.get("cidr"), reason: words(form).reason, ...(expires && {expires_at: `${expires}T00:00:00Z`})}});
		onDone();
	};
	return html`<${FormDialog} title="Exclude a network" submit="Exclude" onClose=${onClose} onSubmit=${send}>
		<p>Logins from this network make no impossible travel from now on, for all users. Events that are there stay.</p>
		<label class="field">Network <input name="cidr" required defaultValue=${cidr} spellcheck=${false} autocomplete="off" /></label>
		<label class="field">Until (UTC) <input name="expires_at" type="date" defaultValue=${until} /></label><${ReasonField} /></${FormDialog}>`;
}
