/** Loads the module of a page when it is opened first. */
import {Component, html} from "./html.js";
import {PAGES} from "./pages.js";
import {address} from "./router.js";

/** Property: `page`, the name in the address. */
export class Opened extends Component {

	state = {type: undefined, failed: false};

	componentDidMount() {
		const entry = PAGES.find((page) => page.path === this.props.page);
		entry?.load().then((module) => this.setState({type: module.default}), () => {
			document.title = "A new version is there · ztrisk";
			this.setState({failed: true});
		});
		this.known = Boolean(entry);
		if (!entry) {
			document.title = "No such page · ztrisk";
			this.setState({});
		}
	}

	render(properties, {type, failed}) {
		if (type) {
			return html`<${type} />`;
		}
		if (failed) {
			return html`<h1 tabindex="-1">A new version is there</h1><p>This page could not be loaded. If the server answers, it has a new version of the console.</p><button type="button" class="primary" onClick=${() => location.reload()}>Load it</button>`;
		}
		return this.known === false && html`<h1 tabindex="-1">No such page</h1><p>The console has no page at this address. <a href=${address("overview")}>Go to the overview</a></p>`;
	}

}
