/** Text of others: shown as it was sent, with its hidden characters visible, and never as anything else. */
import {html} from "./html.js";

// Control, format and invisible characters, lone surrogates and separators of lines. None of them may hide or reorder text.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** @param {string} character */
function name(character) {
	return "U+" + /** @type {number} */ (character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");
}

/** Any value of JSON as text. An object may have a member `toString`, and a number that is kept with its digits has no method of that name. @param {unknown} value */
function asText(value) {
	return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

/**
 * The text with hidden characters as `U+202E`, for attributes.
 * @param {unknown} text
 */
export function visible(text) {
	return asText(text).replace(HIDDEN, name);
}

/**
 * The text with control characters escaped, for the clipboard: a paste into a terminal runs no line.
 * @param {string} text
 */
export function escaped(text) {
	return text.replace(HIDDEN, (character) => "\\u" + (character.length > 1 ? `{${name(character).slice(2)}}` : name(character).slice(2).toLowerCase()));
}

/**
 * Text of others in a `bdi`.
 * @param {{value: unknown, lines?: boolean, class?: string}} properties `lines` keeps line breaks and tabs
 */
export function Text({value, lines = false, class: name_}) {
	const text = asText(value);
	const parts = [];
	let end = 0;
	for (const match of text.matchAll(HIDDEN)) {
		if (lines && (match[0] === "\n" || match[0] === "\t")) {
			continue;
		}
		parts.push(text.slice(end, match.index), html`<span class="code-point">${name(match[0])}</span>`);
		end = match.index + match[0].length;
	}
	parts.push(text.slice(end));
	return html`<bdi class=${name_}>${parts}</bdi>`;
}
