/** Whether a token, a person or the server did it: never told by the text of its name. @param {any} entry */
export function kind(entry) {
	return entry.token_id ? "token" : entry.actor_id ? "person" : "server";
}
