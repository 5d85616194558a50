/** Calls as commands of a shell. The token is a variable of the shell, never in the text. */
import {withQuery} from "./api.js";

/** @param {string} text in single quotes, of which the shell expands nothing */
function quoted(text) {
	return "'" + text.replaceAll("'", "'\\''") + "'";
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
		parts.push("-H 'Content-Type: application/json'", "-d " + quoted(JSON.stringify(body)));
	}
	return parts.join(" ");
}
