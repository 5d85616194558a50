/** The calls of a page. */
import {Component} from "./html.js";
import {call} from "./api.js";
import {route} from "./router.js";

/** The address of the data, which is the same whatever event is open. */
export function source() {
	const query = new URLSearchParams(location.search);
	query.delete("event");
	return `${location.pathname}?${query}`;
}

/** A component that loads data. It keeps its calls, since the page shows them as commands, and ends them together. */
export class Caller extends Component {

	/** @type {{path: string, query?: any}[]} */
	calls = [];
	/** @type {AbortController | undefined} */
	controller;
	polls = false;

	/** The path of a call of this account. @param {string} path */
	path(path) {
		return `/accounts/${route.account}/zt_risk_scoring/${path}`;
	}

	/** Gets a list or an object of this account, as `{result, info}`. @param {string} path @param {any} [query] */
	get(path, query) {
		return this.getPath(this.path(path), query);
	}

	/** The same with a whole path. @param {string} path @param {any} [query] */
	getPath(path, query) {
		this.calls.push({path, query});
		return call("GET", path, {query, signal: this.controller?.signal, poll: this.polls});
	}

	/** @param {any} properties @param {any} state @returns {any} */
	render(properties, state) {}

}
