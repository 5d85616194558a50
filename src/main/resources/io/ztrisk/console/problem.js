/** What failed: a sentence, code, place and id of the request. */
import {html} from "./html.js";
import {Copy} from "./copy.js";
import {told} from "./expected.js";
import {Text, visible} from "./text.js";

/**
 * @param {{error: any, what: string, onRetry?: () => void}} properties `what` says in a sentence what failed
 */
export function Problem({error, what, onRetry}) {
	const problems = error.problems ?? [{code: 0, message: String(told(error).message ?? error)}];
	return html`<div class="problem" role="alert">
		<p><strong>${what}.</strong></p>
		<ul>${problems.slice(0, 10).map((problem) => html`<li><${Text} value=${problem.message} />
			${problem.code > 0 && html` <span class="muted">code ${problem.code}</span>`}
			${problem.source?.pointer && html` <code><${Text} value=${problem.source.pointer} /></code>`}</li>`)}
			${problems.length > 10 && html`<li>and ${problems.length - 10} more</li>`}</ul>
		${error.requestId && html`<p class="muted">Request <code><${Text} value=${error.requestId} /></code> <${Copy} text=${error.requestId} what="the id of the request" /></p>`}
		${onRetry && html`<button type="button" onClick=${onRetry}>Retry</button>`}
	</div>`;
}

/** Why an action was not tried. */
export class Refusal extends Error {

	refused = true;

}

/**
 * What became of an action that failed: its `outcome` if it has one. Only a refusal of the server says that it was not done. Without an answer,
 * or with one of a proxy, a fault, or another shape, the server may have done it.
 * @param {any} error @param {string} what @param {string} done
 */
export function undone(error, what = "This", done = "done") {
	return error.outcome ?? (error.refused ? `${what} was not ${done}` : `${what} may not have been ${done}`);
}

/** What failed in one line, with code and id of the request. @param {any} error */
export function inOneLine(error) {
	const details = [error.code > 0 && `code ${error.code}`, error.requestId && `request ${error.requestId}`].filter(Boolean);
	return visible(told(error).message) + (details.length ? ` (${details.join(", ")})` : "");
}
