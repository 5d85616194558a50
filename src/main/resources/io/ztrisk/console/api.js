/** Calls of the API with the session's cookie. */

/** @typedef {{code: number, message: string, source?: {pointer?: string}}} Problem */
/** @typedef {{query?: Record<string, string | number | boolean | undefined>, body?: unknown, text?: string, signal?: AbortSignal, poll?: boolean}} Options */

/** The only code from status 500 with which the server has surely done nothing: it had no room for the call. */
const OVERLOADED = 12007;

/** What a call answered when it failed: status, code and message of each problem, and the id of the request. */
export class ApiError extends Error {

	/**
	 * @param {number} status 0 without an answer
	 * @param {Problem[]} problems
	 * @param {string} requestId
	 * @param {number} retryAfter seconds
	 * @param {boolean} refused whether the server has surely done nothing
	 */
	constructor(status, problems, requestId = "", retryAfter = 0, refused = false) {
		super(problems[0].message);
		this.status = status;
		this.problems = problems;
		this.code = problems[0].code;
		this.requestId = requestId;
		this.retryAfter = retryAfter;
		this.refused = refused;
	}

}

const SAFE = new Set(["GET", "HEAD"]);

/** What others want to know of calls: that one used the session, found it ended, was refused a permission, or changed something. */
const listener = {used() {}, ended() {}, refused() {}, changed() {}};

/** @param {Partial<typeof listener>} methods */
export function listenToCalls(methods) {
	Object.assign(listener, methods);
}

/**
 * The path with its query, percent-encoded.
 * @param {string} path
 * @param {Options["query"]} [query]
 */
export function withQuery(path, query = {}) {
	const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
	return path + (parts.length ? "?" : "") + parts.map(([name, value]) => `${name}=${encoded(String(value))}`).join("&");
}

/** @param {string} text */
function encoded(text) {
	return encodeURIComponent(text.toWellFormed?.() ?? text).replaceAll("'", "%27").replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/**
 * Calls the API, and returns the members `result` and `info` of its answer.
 * @param {string} method
 * @param {string} path as in the API, such as `/accounts/acme/zt_risk_scoring/feeds`
 * @param {Options} [options]
 * @returns {Promise<{result: any, info: any, requestId: string}>}
 */
export async function call(method, path, {query, body, text, signal, poll} = {}) {
	/** @type {Record<string, string>} */
	const headers = {Accept: "application/json"};
	if (!SAFE.has(method)) {
		headers["X-Ztrisk-Console"] = "1";
	}
	if (poll) {
		headers["X-Ztrisk-Poll"] = "1";
	}
	if (body !== undefined) {
		headers["Content-Type"] = "application/json";
	}
	let response;
	let content;
	try {
		response = await fetch("/console/api" + withQuery(path, query), {method, headers, signal, cache: "no-store", body: body === undefined ? text : JSON.stringify(body)});
		content = await response.text();
	} catch (error) {
		if (signal?.aborted) {
			throw error;
		}
		throw new ApiError(0, [{code: 0, message: "The server did not answer. Check the network, and whether the server runs."}]);
	}
	if (!poll) {
		listener.used();
	}
	const requestId = response.headers.get("X-Request-Id") ?? "";
	const answer = parse(content);
	if (response.ok && answer?.success) {
		if (!SAFE.has(method)) {
			listener.changed();
		}
		return {result: answer.result, info: answer.result_info, requestId};
	}
	const told = Array.isArray(answer?.errors) ? answer.errors.filter((problem) => typeof problem?.message === "string") : [];
	const problems = told.length ? told : [{code: response.status, message: "The answer is not one of the API"}];
	if (response.status === 401) {
		listener.ended();
	} else if (response.status === 403) {
		listener.refused();
	}
	const refused = answer?.success === false && told.length > 0 && (response.status < 500 || problems[0].code === OVERLOADED);
	throw new ApiError(response.status, problems, requestId, Number(response.headers.get("Retry-After")) || 0, refused);
}

/** Whether people can sign in at a provider of identities. `undefined` if the server did not tell. @returns {Promise<boolean | undefined>} */
export async function offersSso() {
	try {
		const response = await fetch("/console/login", {cache: "no-store"});
		return response.ok ? (await response.json()).oidc === true : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Parses JSON and keeps the digits of numbers that a double would change.
 * @param {string} text
 */
export function parse(text) {
	try {
		// @ts-ignore: JSON.rawJSON and the source of a value are newer than the types.
		return JSON.parse(text, (key, value, context) => (typeof value === "number" && JSON.rawJSON && context?.source !== String(value) ? JSON.rawJSON(context.source) : value));
	} catch {
		return undefined;
	}
}
