/** Changes as a list: what a value was, and what it would be. */
import {html} from "../html.js";
import {Text} from "../text.js";
import {inWords, nameOf} from "./fields.js";

/**
 * @param {{changes: import("./draft.js").Change[], behaviors: Record<string, any>, marked?: Set<string>}} properties
 * `marked` are the places that somebody else has changed, too
 */
export function Changes({changes, behaviors, marked}) {
	return html`<ul class="changes">${changes.map(({place, before, after}) => html`<li key=${place.join("/")}>
		<${Text} value=${nameOf(place, behaviors)} />${" "}
		<span class="change"><del><${Text} value=${inWords(before)} /></del> <span aria-label="becomes">→</span> <ins><${Text} value=${inWords(after)} /></ins></span>
		${" "}${marked?.has(place.join("/")) && html`<span class="tag warn">changed by others, too</span>`}
	</li>`)}</ul>`;
}
