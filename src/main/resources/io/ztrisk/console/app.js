/** The console: signing in, choosing an account, or a page. */
import {Component, html} from "./html.js";
import {AccountPage} from "./accounts.js";
import {Problem} from "./problem.js";
import {route} from "./router.js";
import {askSession, current, fail, hide} from "./session.js";
import {Shell} from "./shell.js";
import {SignInPage} from "./signin.js";
import {listen} from "./store.js";

const SKELETON_AFTER = 150;
const SIGNED_IN = new Set(["open", "ended"]);

export class App extends Component {

	state = {late: false};

	componentDidMount() {
		setTimeout(() => this.setState({late: true}), SKELETON_AFTER);
		listen(() => this.setState({}));
		addEventListener("pageshow", (event) => event.persisted && askSession());
		addEventListener("pagehide", hide);
		askSession();
	}

	/** Nothing is drawn then. @param {any} error */
	componentDidCatch(error) {
		fail(error);
	}

	render(properties, {late}) {
		if (SIGNED_IN.has(current.state)) {
			return route.account ? html`<${Shell} />` : html`<${AccountPage} />`;
		}
		if (current.state === "failed") {
			return html`<main class="sign-in-page"><h1>The console cannot start</h1><${Problem} error=${current.error} what="The session could not be read" onRetry=${askSession} /></main>`;
		}
		if (current.state === "none") {
			return html`<${SignInPage} />`;
		}
		return late && current.state !== "left" && html`<main class="sign-in-page" aria-busy="true"><div class="skeleton" aria-hidden="true"><i /><i /><i /></div></main>`;
	}

}
