/** The session of the person who is signed in. */
import {call, listenToCalls} from "./api.js";
import {expected, told} from "./expected.js";
import {changed} from "./store.js";

/** @typedef {{id: string, name: string, permissions: Record<string, string[]>, ends: number, idle: number, idleFor: number}} Session */

/** The permissions that another one includes. */
const INCLUDED = {zero_trust_read: "zero_trust_write", zero_trust_triage: "zero_trust_write"};

/** @typedef {"unknown" | "none" | "open" | "ended" | "failed"} State `ended` is after it was open, on the same page */

/** `left` is once the person has gone: nothing of theirs is kept. @type {{state: State, session?: Session, error?: Error, left?: boolean}} */
export const current = {state: "unknown"};

/** @param {any} result @returns {Session} */
function session(result) {
	const idle = Date.parse(result.idle_expires_on);
	return {id: result.id, name: result.name, permissions: expected(result.permissions), ends: Date.parse(result.expires_on), idle, idleFor: current.session?.idleFor ?? idle - Date.now()};
}

/** @param {State} state @param {any} [result] @param {Error} [error] */
function become(state, result, error) {
	if (state === "open") {
		current.session = session(result);
		current.left = false;
	}
	current.state = state;
	current.error = error;
	changed();
}

/** The console could not be drawn, or the session not be read. @param {any} error */
export function fail(error) {
	become("failed", undefined, told(error));
}

/** Asks the server for the session, at the start and when a page comes back from the back-forward cache. */
export async function askSession() {
	current.state = "unknown";
	changed();
	try {
		become("open", (await call("GET", "/session")).result);
	} catch (error) {
		if (/** @type {any} */ (error).status === 401) {
			become("none");
		} else {
			fail(error);
		}
	}
}

/** Asks for the session, which is a use of it unless the call `polls`. Other windows may have used it meanwhile. */
export async function stay(polls = false) {
	become("open", (await call("GET", "/session", {poll: polls})).result);
}

/** Another person than before begins with nothing of theirs: neither what the page shows nor what is staged. @param {string} token */
export async function signIn(token) {
	const before = current.session;
	become("open", (await call("POST", "/session", {body: {token}})).result);
	if (before && before.name !== current.session?.name) {
		current.left = true;
		location.reload();
	}
}

export async function signOut() {
	await call("DELETE", "/session");
	current.left = true;
	location.assign("/console/");
}

/**
 * Whether the session has the permission on the account.
 * @param {string} permission
 * @param {string} account
 */
export function may(permission, account) {
	const permissions = current.session?.permissions ?? {};
	const held = [...(Object.hasOwn(permissions, account) ? permissions[account] : []), ...(permissions["*"] ?? [])];
	return held.includes(permission) || held.includes(/** @type {any} */ (INCLUDED)[permission]);
}

listenToCalls({
	used() {
		const {session} = current;
		if (session) {
			session.idle = Math.max(session.idle, Date.now() + session.idleFor);
		}
	},
	/** The token may have lost permissions: buttons that need them are disabled then. */
	refused() {
		stay(true).catch(() => {});
	},
	ended() {
		if (current.state === "open") {
			become("ended");
		}
	},
});
