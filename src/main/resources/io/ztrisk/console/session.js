/** The session of the person who is signed in. */
import {call, whenSignedOut} from "./api.js";
import {changed} from "./store.js";

/** @typedef {{name: string, permissions: Record<string, string[]>, ends: number, idle: number}} Session */

/** The permissions that another one includes. */
const INCLUDED = {zero_trust_read: "zero_trust_write", zero_trust_triage: "zero_trust_write"};

/** @type {{state: "unknown" | "none" | "open" | "ended" | "failed", session?: Session, error?: Error, used: number}} */
export const current = {state: "unknown", used: Date.now()};

/** @param {any} result @returns {Session} */
function session(result) {
	return {name: result.name, permissions: result.permissions, ends: Date.parse(result.expires_on), idle: Date.parse(result.idle_expires_on)};
}

/** @param {typeof current.state} state @param {any} [result] @param {Error} [error] */
function become(state, result, error) {
	current.state = state;
	current.error = error;
	if (result) {
		current.session = session(result);
	}
	changed();
}

/** Asks the server for the session, at the start and when a page comes back from the back-forward cache. */
export async function askSession() {
	current.state = "unknown";
	changed();
	try {
		become("open", (await call("GET", "/session")).result);
	} catch (error) {
		const none = /** @type {any} */ (error).status === 401;
		become(none ? "none" : "failed", undefined, /** @type {Error} */ (error));
	}
}

/** Asks for the session as a use of it, so that it stays for another while. */
export async function stay() {
	become("open", (await call("GET", "/session")).result);
}

/** @param {string} token */
export async function signIn(token) {
	become("open", (await call("POST", "/session", {body: {token}})).result);
}

export async function signOut() {
	await call("DELETE", "/session");
	current.session = undefined;
	become("none");
}

/**
 * Whether the session has the permission on the account.
 * @param {string} permission
 * @param {string} account
 */
export function may(permission, account) {
	const permissions = current.session?.permissions ?? {};
	const held = [...(permissions[account] ?? []), ...(permissions["*"] ?? [])];
	return held.includes(permission) || held.includes(/** @type {any} */ (INCLUDED)[permission]);
}

whenSignedOut(() => {
	if (current.state === "open") {
		become("ended");
	}
});
