/** Parts of a page that fail by themselves: the others are shown. */
import {html} from "./html.js";
import {Problem} from "./problem.js";

/**
 * Waits for the calls, and keeps the error of each that failed. A session that is over, or a wait that the server asks for, fails the page.
 * @template {Record<string, Promise<any> | undefined>} T
 * @param {T} calls
 * @returns {Promise<Record<keyof T, {result?: any, info?: any, error?: any} | undefined>>}
 */
export async function parts(calls) {
	const names = Object.keys(calls);
	const settled = await Promise.allSettled(Object.values(calls));
	const fatal = settled.find((answer) => answer.status === "rejected" && (!answer.reason.problems || [401, 429, 503, 0].includes(answer.reason.status)));
	if (fatal) {
		throw /** @type {PromiseRejectedResult} */ (fatal).reason;
	}
	return /** @type {any} */ (Object.fromEntries(settled.map((answer, index) => [names[index], answer.status === "fulfilled" ? answer.value : {error: answer.reason}])));
}

/**
 * The parts, with the former answer of each whose call failed now.
 * @param {any} data
 * @param {any} before
 */
export function keep(data, before) {
	for (const [name, part] of Object.entries(data)) {
		if (part?.error instanceof Error && before?.[name]?.result) {
			data[name] = {...before[name], error: part.error};
		}
	}
	return data;
}

/**
 * A card with a heading. If its call failed, it shows the error, above what was loaded before.
 * @param {{title: any, part?: {error?: any, result?: any}, what?: string, class?: string, tools?: any, children?: any}} properties
 */
export function Card({title, part, what, class: kind = "", tools, children}) {
	return html`<section class=${`card ${kind}`}>
		<div class="card-head"><h2>${title}</h2>${tools}</div>
		${part?.error && html`<${Problem} error=${part.error} what=${what ?? `${title} could not be loaded`} />`}
		${(!part?.error || part.result) && children}
	</section>`;
}
