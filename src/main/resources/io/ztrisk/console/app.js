/** The console: signing in, choosing an account, or a page. */
import {Component, html} from "./html.js";
import {AccountPage} from "./accounts.js";
import {Problem} from "./problem.js";
import {route} from "./router.js";
import {askSession, current} from "./session.js";
import {Shell} from "./shell.js";
import {SignInPage} from "./signin.js";
import {listen} from "./store.js";

const SIGNED_IN = new Set(["open", "ended"]);

export class App extends Component {

	componentDidMount() {
		listen(() => this.setState({}));
		addEventListener("pageshow", (event) => event.persisted && askSession());
		askSession();
	}

	render() {
		if (SIGNED_IN.has(current.state)) {
			return route.account ? html`<${Shell} />` : html`<${AccountPage} />`;
		}
		if (current.state === "failed") {
			return html`<main class="sign-in-page"><h1>The console cannot start</h1><${Problem} error=${current.error} what="The server did not tell the session" onRetry=${askSession} /></main>`;
		}
		return current.state === "none" ? html`<${SignInPage} />` : null;
	}

}
