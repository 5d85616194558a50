/** The base of all pages. */
import {createRef, html} from "./html.js";
import {Caller, source} from "./caller.js";
import {dialogIsOpen} from "./dialog.js";
import {dateTime} from "./format.js";
import {Forbidden, Heading} from "./heading.js";
import {expected, told} from "./expected.js";
import {keep} from "./parts.js";
import {Problem} from "./problem.js";
import {route} from "./router.js";
import {current, may} from "./session.js";
import {visible} from "./text.js";

const REFRESH = 15_000;
const SKELETON_AFTER = 150;

/** The state of a page at first. A page with more state spreads it. @type {{data: any, error: any, failedAt: number, loadedAt: number, late: boolean}} */
export const LOADING = {data: undefined, error: undefined, failedAt: 0, loadedAt: 0, late: false};

/**
 * A page loads its data and draws it. A subclass has
 * - `load(query, signal)`: loads the data with `this.get(path, query)`,
 * - `view(data)`: the page below its heading,
 * - `heading(data)`: the title and the only `h1`,
 * - if it needs them `tools(data)`, buttons beside the heading, `busy()`, whether a refresh would disturb, and `needs`, a permission.
 *
 * The page loads again when the address changes, every 15 seconds and after `this.reload()`.
 */
export class Page extends Caller {

	state = LOADING;
	title = createRef();
	source = "";
	drawnHeading = "";
	quietUntil = 0;
	gone = false;
	loading = false;
	needs = "";

	componentDidMount() {
		this.href = location.href;
		this.timer = setInterval(() => this.refresh(), 1000);
		document.title = `${visible(this.heading())} · ${route.account} · ztrisk`;
		this.title.current.focus({preventScroll: true});
		this.reload();
	}

	componentWillUnmount() {
		this.gone = true;
		clearInterval(this.timer);
		clearTimeout(this.late);
		this.controller?.abort();
	}

	/** A part of the page could not be drawn. @param {any} error */
	componentDidCatch(error) {
		this.setState({data: undefined, error: told(error), failedAt: Date.now()});
	}

	componentDidUpdate() {
		document.title = `${visible(this.drawnHeading)} · ${route.account} · ztrisk`;
		if (this.href !== location.href) {
			this.href = location.href;
			this.reload();
		}
	}

	/** Refreshes the data if nobody is disturbed by it. */
	refresh() {
		const due = Math.max(this.state.loadedAt + REFRESH, this.state.failedAt + REFRESH, this.quietUntil);
		if (!this.loading && Date.now() >= due && document.visibilityState === "visible" && current.state === "open" && !dialogIsOpen() && !this.busy()) {
			this.reload(true);
		}
	}

	/** Loads the data. If this fails, the data of the same address stay, with dialogs and what one typed. @param {boolean} [polls] not on behalf of the person */
	reload = async (polls = false) => {
		this.controller?.abort();
		if (this.forbidden() || this.gone) {
			return;
		}
		const from = source();
		const controller = new AbortController();
		Object.assign(this, {controller, polls, calls: [], loading: true});
		clearTimeout(this.late);
		this.late = setTimeout(() => this.setState({late: true}), SKELETON_AFTER);
		try {
			const data = expected(await this.load(route.query, controller.signal));
			this.settle(controller, {data: from === this.source ? keep(data, this.state.data) : data, error: undefined, loadedAt: Date.now()}, from);
		} catch (error) {
			const {retryAfter = 0} = /** @type {any} */ (error);
			this.quietUntil = Date.now() + retryAfter * 1000;
			this.settle(controller, {error: told(error), failedAt: Date.now(), ...(from !== this.source && {data: undefined})});
		}
	};

	/** Drops what comes after the person went on. @param {AbortController} controller @param {any} state @param {string} [source] of new data */
	settle(controller, state, source = this.source) {
		if (!controller.signal.aborted) {
			this.source = source;
			this.loading = false;
			clearTimeout(this.late);
			this.setState({...state, late: false});
		}
	}

	/** @param {URLSearchParams} query @param {AbortSignal} signal @returns {Promise<any>} */
	async load(query, signal) {
		throw new Error("A page has load");
	}

	/** @param {any} data @returns {any} */
	view(data) {}

	/** @param {any} [data] @returns {string} */
	heading(data) {
		return "";
	}

	/** @param {any} [data] @returns {any} */
	tools(data) {}

	busy() {
		return false;
	}

	forbidden() {
		return this.needs && !may(this.needs, route.account);
	}

	/** An answer of an unexpected shape is an error, and no empty page. */
	render(properties, state) {
		try {
			return this.draw(state);
		} catch (error) {
			return this.draw({...state, data: undefined, error: told(error)});
		}
	}

	draw({data, error, loadedAt, late}) {
		this.drawnHeading = this.heading(data);
		return html`<div class="page" aria-busy=${late}>
			<${Heading} text=${this.drawnHeading} title=${this.title} tools=${this.tools(data)} calls=${this.calls} />
			${error && html`<${Problem} error=${error} what=${data ? `Not refreshed since ${dateTime(loadedAt)}` : `${this.heading()} could not be loaded`} onRetry=${() => this.reload()} />`}
			${this.forbidden() && html`<${Forbidden} permission=${this.needs} />`}
			${this.forbidden() ? null : data ? this.view(data) : !error && late && html`<div class="skeleton" aria-hidden="true"><i /><i /><i /></div>`}
		</div>`;
	}

}
