/** What failed: a sentence, code, place and id of the request. */
import {html} from "./html.js";
import {Copy} from "./copy.js";
import {Text, visible} from "./text.js";

/**
 * @param {{error: any, what: string, onRetry?: () => void}} properties `what` says in a sentence what failed
 */
export function Problem({error, what, onRetry}) {
	const problems = error.problems ?? [{code: 0, message: String(error.message ?? error)}];
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

/** What became of an action whose call failed: its `outcome` if it has one. Without an answer, the server may have done it. @param {any} error */
export function undone(error) {
	return error.outcome ?? (error.status === 0 ? "This may not have been done" : "This was not done");
}

/** What failed in one line, with code and id of the request. @param {any} error */
export function inOneLine(error) {
	const details = [error.code > 0 && `code ${error.code}`, error.requestId && `request ${error.requestId}`].filter(Boolean);
	return visible(error.message) + (details.length ? ` (${details.join(", ")})` : "");
}
