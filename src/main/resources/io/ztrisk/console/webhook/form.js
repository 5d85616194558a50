/** The form of a webhook: where changes are sent, which ones, and how. */
import {html} from "../html.js";
import {FormDialog} from "../dialog.js";
import {route} from "../router.js";
import {may} from "../session.js";
import {Text} from "../text.js";

export const LEVELS = ["unscored", "low", "medium", "high"];
const DIRECTIONS = {up: "to a higher level", down: "to a lower level", same: "without another level, after a merge"};
const FORMATS = {standard: "Standard Webhooks", cloudevents: "CloudEvents 1.0", text: "a line of text, for Slack, Mattermost and Google Chat"};

/** The permission that a session lacks to make or change a webhook, or one of them. */
export function needed() {
	return may("zero_trust_write", route.account) ? "zero_trust_pii_read" : "zero_trust_write";
}

/** @param {FormData} form @param {string} name */
const all = (form, name) => (form.getAll(name).length ? form.getAll(name) : null);

/**
 * The body of a call that makes or changes a webhook. An empty authorization stays as it is.
 * @param {FormData} form
 */
export function body(form) {
	const text = (name) => String(form.get(name) ?? "").trim();
	return {url: text("url"), name: text("name") || null, format: text("format"), levels: all(form, "level"), directions: all(form, "direction"), behaviors: all(form, "behavior"),
		...(text("authorization") && {authorization: text("authorization")})};
}

/** @param {string} name @param {[string, any][]} choices @param {string[]} chosen */
function boxes(name, choices, chosen) {
	return choices.map(([value, label]) => html`<label key=${value}><input type="checkbox" name=${name} value=${value} checked=${chosen.includes(value)} /> <span>${label}</span></label>`);
}

/** Properties: `webhook` (none for a new one), `catalogue` (the behaviours by key), `onSubmit(FormData)`, `onClose`. */
export function WebhookDialog({webhook, catalogue, onSubmit, onClose}) {
	const {url = "", name = "", format = "standard", levels = LEVELS, directions = ["up", "down"], behaviors = []} = webhook ?? {};
	const keys = [...new Set([...Object.keys(catalogue), ...behaviors])];
	return html`<${FormDialog} title=${webhook ? "Change the webhook" : "New webhook"} submit=${webhook ? "Save" : "Make the webhook"} onSubmit=${onSubmit} onClose=${onClose}>
		<label class="field">URL<span class="muted limits">its path and query are secrets</span><input name="url" type="url" required maxlength="2048" value=${url} autocomplete="off" spellcheck=${false} /></label>
		<label class="field">Name<input name="name" maxlength="128" value=${name} autocomplete="off" /></label>
		<label class="field">Format<select name="format">${Object.entries(FORMATS).map(([value, label]) => html`<option value=${value} selected=${value === format}>${label}</option>`)}</select></label>
		<fieldset class="stacked"><legend>New levels</legend>${boxes("level", LEVELS.map((level) => [level, level]), levels)}</fieldset>
		<fieldset class="stacked"><legend>Changes</legend>${boxes("direction", Object.entries(DIRECTIONS), directions)}</fieldset>
		<details><summary>Only some behaviours, and an Authorization header</summary>
			<fieldset class="stacked"><legend>Behaviours; none is any</legend>${boxes("behavior", keys.map((key) => [key, html`<${Text} value=${catalogue[key]?.name ?? key} />`]), behaviors)}</fieldset>
			<label class="field">Authorization<span class="muted limits">${webhook ? "empty: it stays, unless the URL changes" : "for receivers that ask for one"}</span><input name="authorization" type="password" maxlength="1024" autocomplete="off" /></label>
		</details>
	</${FormDialog}>`;
}
