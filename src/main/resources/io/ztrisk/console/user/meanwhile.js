/** What others have done to an event since the page showed it. */
import {call} from "../api.js";

const DISMISSED = "Others have dismissed or reset the event. Look at it first.";

/** What is said of a member that has changed. @type {Record<string, string>} */
const CHANGED = {event_details: "New findings have joined the event. Look at them first.", state: DISMISSED, dismissal: DISMISSED};

/**
 * Reads an event, and compares members of it with those that the page showed.
 * @param {string} path @param {any} event @param {string[]} [members]
 * @returns {Promise<{evidence?: string, changed?: string}>} the guard of what is there, and a sentence if something has changed
 */
export async function meanwhile(path, event, members = Object.keys(CHANGED)) {
	const {result} = await call("GET", path, {query: {per_page: 1}});
	const member = members.find((name) => JSON.stringify(result[name]) !== JSON.stringify(event[name]));
	return {evidence: result.evidence, changed: member && CHANGED[member]};
}

/** Whether an event still has the dismissal, of which some members may be unknown. @param {string} path @param {any} dismissal */
export async function stillDismissed(path, dismissal) {
	const now = (await call("GET", path, {query: {per_page: 1}})).result.dismissal;
	return now !== undefined && Object.entries(dismissal).every(([name, value]) => now[name] === value);
}
