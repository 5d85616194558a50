/** Calls as commands of a shell. The token is a variable of the shell, never in the text. */
import {withQuery} from "./api.js";

/** @param {string} text in single quotes, of which the shell expands nothing */
function quoted(text) {
	return "'" + text.replaceAll("'", "'\\''") + "'";
}

/** JSON without the control characters that JSON permits: a terminal would obey them. @param {unknown} body */
function printable(body) {
	return JSON.stringify(body).replace(/[\u007f-\u009f]/g, (single) => "\\u00" + single.charCodeAt(0).toString(16));
}

/**
 * @param {string} method
 * @param {string} path
 * @param {import("./api.js").Options["query"]} [query]
 * @param {unknown} [body]
 */
export function curl(method, path, query, body) {
	const parts = ["curl -sSf"];
	if (method !== "GET") {
		parts.push("-X " + method);
	}
	parts.push(quoted(location.origin + withQuery(path, query)), '-H "Authorization: Bearer $TOKEN"');
	if (body !== undefined) {
		parts.push("-H 'Content-Type: application/json'", "-d " + quoted(printable(body)));
	}
	return parts.join(" ");
}
