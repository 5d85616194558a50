/** The words of a dismissal or a reset, and what a call for many users did. */
import {html} from "./html.js";
import {counted, number} from "./format.js";

export const VERDICTS = {false_positive: "False positive", benign: "Benign"};
const EXPLAINED = {false_positive: "it did not happen", benign: "it happened, and was expected"};

export function ReasonField() {
	return html`<label class="field">Reason <textarea name="reason" required maxlength="1000" rows="3" /></label>`;
}

export function VerdictField() {
	return html`<fieldset><legend>Verdict</legend>${Object.entries(VERDICTS).map(([key, name], index) => html`<label><input type="radio" name="verdict" value=${key} required defaultChecked=${index === 0} /> ${name}: ${EXPLAINED[key]}</label>`)}</fieldset>`;
}

/** The reason and the verdict, if there is one, for a body. @param {FormData} form */
export function words(form) {
	const verdict = form.get("verdict");
	return {reason: String(form.get("reason")).trim(), ...(verdict && {verdict})};
}

/**
 * What a call for many users did, in a sentence for each.
 * @param {{done: number, left: number, unchanged: number, stale: string[], unknown: string[]}} result
 * @param {(users: string) => string} did the sentence of what was done to some users
 */
export function told({done, left, unchanged, stale, unknown}, did) {
	return [did(counted(done, "user")),
		unchanged > 0 && `${number(unchanged)} had nothing to change.`,
		stale.length > 0 && `${number(stale.length)} skipped, since new events came: they are still selected.`,
		unknown.length > 0 && `${number(unknown.length)} no longer there.`,
		left > 0 && `${number(left)} left: do it again.`].filter(Boolean).join(" ");
}
