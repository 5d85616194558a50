/** Risk levels: a word and bars, never the colour alone. */
import {html} from "./html.js";

/** @typedef {"high" | "medium" | "low" | "unscored"} Level */

/** @type {Level[]} */
export const LEVELS = ["high", "medium", "low"];

const BARS = {low: 1, medium: 2, high: 3, unscored: 0};

/** One, two or three bars, or a ring. @param {{level: Level}} properties */
export function Bars({level}) {
	const bars = BARS[level];
	return html`<svg class="bars level-${level}" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
		${bars === 0 && html`<circle cx="7" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />`}
		${bars > 0 && [0, 1, 2].map((bar) => html`<rect x=${bar * 5} y=${8 - bar * 4} width="4" height=${4 + bar * 4} class=${bar < bars ? "bar on" : "bar off"} />`)}
	</svg>`;
}

/** @param {{level?: string}} properties without a level the user is unscored */
export function Badge({level}) {
	const known = /** @type {Level} */ (level && level in BARS ? level : "unscored");
	return html`<span class="badge badge-${known}"><${Bars} level=${known} /> ${known}</span>`;
}
