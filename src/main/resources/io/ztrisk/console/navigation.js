/** The navigation, with the number of users with a level and of quiet feeds. */
import {Component, html} from "./html.js";
import {call, listenToCalls} from "./api.js";
import {number} from "./format.js";
import {PAGES} from "./pages.js";
import {address, route} from "./router.js";
import {current, may} from "./session.js";

const REFRESH = 60_000;

/** @type {Record<string, (path: string) => Promise<{text: string, title: string} | undefined>>} */
const COUNTS = {
	users: async (path) => {
		const {info} = await call("GET", `${path}/summary`, {query: {per_page: 1}, poll: true});
		return {text: number(info.total_count), title: "with a level"};
	},
	feeds: async (path) => {
		const {result} = await call("GET", `${path}/feeds`, {poll: true});
		const quiet = result.feeds.filter((feed) => feed.quiet && feed.deliveries > 0).length;
		return quiet > 0 ? {text: `${quiet}!`, title: "quiet"} : undefined;
	},
};
const NEEDS = {users: "zero_trust_pii_read", feeds: "zero_trust_read"};

/** It is made anew for each account. */
export class Navigation extends Component {

	state = {counts: /** @type {Record<string, any>} */ ({})};

	componentDidMount() {
		this.timer = setInterval(() => this.count(), REFRESH);
		listenToCalls({changed: () => this.count()});
		this.count();
	}

	componentWillUnmount() {
		clearInterval(this.timer);
		this.gone = true;
	}

	/** A count that cannot be read is left out; its page tells why. */
	async count() {
		if (document.visibilityState !== "visible" || current.state !== "open") {
			return;
		}
		const pages = PAGES.filter((page) => COUNTS[page.path] && may(NEEDS[page.path], route.account));
		const counts = await Promise.all(pages.map((page) => COUNTS[page.path](`/accounts/${route.account}/zt_risk_scoring`).catch(() => undefined)));
		if (!this.gone) {
			this.setState({counts: Object.fromEntries(pages.map((page, index) => [page.path, counts[index]]))});
		}
	}

	render(properties, {counts}) {
		return html`<nav class="side" aria-label="Pages"><ul>${PAGES.filter((page) => page.key).map(({path, below, name}) => html`<li key=${path}>
			<a href=${address(path)} aria-current=${[path, ...(below ?? [])].includes(route.page) ? "page" : undefined}>${name}${counts[path] && html` <span class="count">${counts[path].text}<span class="hidden"> ${counts[path].title}</span></span>`}</a></li>`)}</ul></nav>`;
	}

}
