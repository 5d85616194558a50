/** Addresses of the console: `/console/{account}/{page}?...`. An address with a malformed account has none. */
import {changed} from "./store.js";

/** @typedef {{account: string, page: string, query: URLSearchParams}} Route */

const ROOT = "/console/";

/** No other account exists. */
const ACCOUNT = /^[A-Za-z0-9_-]{1,32}$/;

/** @type {Route} */
export let route = parse();

/** @returns {Route} */
function parse() {
	const [account = "", page = "overview"] = location.pathname.slice(ROOT.length).split("/").filter(Boolean).map(decode);
	return {account: ACCOUNT.test(account) ? account : "", page, query: new URLSearchParams(location.search)};
}

/** @param {string} text */
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * The address of a page. Empty values of the query are left out.
 * @param {string} page
 * @param {Record<string, string | number | undefined> | URLSearchParams} [query]
 * @param {string} [account]
 */
export function address(page, query = {}, account = route.account) {
	const entries = query instanceof URLSearchParams ? [...query] : Object.entries(query);
	const search = new URLSearchParams(entries.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => [name, String(value)]));
	const text = search.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
	return `${ROOT}${encodeURIComponent(account)}/${encodeURIComponent(page)}${text && "?" + text}`;
}

/**
 * Goes to an address of the console.
 * @param {string} href
 * @param {boolean} [replace] without a new entry in the history
 */
export function go(href, replace = false) {
	if (replace) {
		history.replaceState(null, "", href);
	} else {
		history.pushState(null, "", href);
	}
	route = parse();
	changed();
}

/**
 * Changes parameters of the address; an empty value removes its parameter.
 * @param {Record<string, string | number | undefined>} values
 * @param {boolean} [replace]
 */
export function goWith(values, replace = false) {
	go(address(route.page, {...Object.fromEntries(route.query), ...values}), replace);
}

/** Follows links of the console without loading the document again. */
export function startRouter() {
	addEventListener("popstate", () => {
		route = parse();
		changed();
	});
	document.addEventListener("click", (event) => {
		const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
		const other = event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
		if (link && !other && !link.download && !link.target && link.origin === location.origin && link.pathname.startsWith(ROOT) && !link.pathname.startsWith(ROOT + "api/") && !link.pathname.startsWith(ROOT + "login/")) {
			event.preventDefault();
			go(link.pathname + link.search);
			scrollTo(0, 0);
		}
	});
}
