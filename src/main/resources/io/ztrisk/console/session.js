/** The session of the person who is signed in. */
import {call, listenToCalls} from "./api.js";
import {expected, told} from "./expected.js";
import {changed} from "./store.js";

/** `person` tells apart the people and tokens, whose names are not unique. @typedef {{id: string, person: string, name: string, permissions: Record<string, string[]>, ends: number, idle: number, idleFor: number}} Session */

/** The permissions that another one includes. */
const INCLUDED = {zero_trust_read: "zero_trust_write", zero_trust_triage: "zero_trust_write"};

/** @typedef {"unknown" | "none" | "open" | "ended" | "failed" | "left"} State `ended` is after it was open, on the same page. `left` is once the person has gone: the document goes, too, and nothing of theirs is drawn */

/** @type {{state: State, session?: Session, error?: Error}} */
export const current = {state: "unknown"};

/** @param {any} result @returns {Session} */
function session(result) {
	const idle = Date.parse(result.idle_expires_on);
	return {id: result.id, person: expected(result.token_id ?? result.actor_id), name: result.name, permissions: expected(result.permissions), ends: Date.parse(result.expires_on), idle, idleFor: current.session?.idleFor ?? idle - Date.now()};
}

/**
 * Another person than before begins with nothing of theirs: neither what the page shows nor what is staged.
 * @param {State} state @param {any} [result] @param {Error} [error]
 */
function become(state, result, error) {
	if (current.state === "left") {
		return;
	}
	if (state === "open") {
		const next = session(result);
		if (current.session && current.session.person !== next.person) {
			leave(() => location.reload());
			return;
		}
		current.session = next;
	}
	current.state = state;
	current.error = error;
	changed();
}

/** Draws nothing any more, and leaves the document. @param {() => void} go */
function leave(go) {
	become("left");
	go();
}

/** The browser may keep the document, and show it to another person. */
export function hide() {
	current.state = "unknown";
	changed();
}

/** The console could not be drawn, or the session not be read. @param {any} error */
export function fail(error) {
	become("failed", undefined, told(error));
}

/** Asks the server for the session, at the start and when a page comes back from the back-forward cache. */
export async function askSession() {
	hide();
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

/** @param {string} token */
export async function signIn(token) {
	become("open", (await call("POST", "/session", {body: {token}})).result);
}

export async function signOut() {
	await call("DELETE", "/session");
	leave(() => location.assign("/console/"));
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
