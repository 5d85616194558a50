/** Signing in, with a token or at a provider of identities. */
import {Component, html} from "./html.js";
import {offersSso} from "./api.js";
import {Dialog} from "./dialog.js";
import {Problem} from "./problem.js";
import {route} from "./router.js";
import {signIn} from "./session.js";

/** Why a sign-in at the provider began no session. */
const REFUSALS = new Map([
	["denied", "You are not signed in: the provider refused it."],
	["expired", "You are not signed in: it took more than ten minutes, or the browser kept no cookie. Try again."],
	["failed", "You are not signed in: the provider did not answer as it must. The log of the server says why."],
	["no_grant", "You are not signed in: your groups have no role here. Ask the people who operate this server."],
]);

const ASK_AGAIN = 5000;
const WANTED = "ztrisk-wanted";

/** Remembers the page, since the browser leaves it for the provider. */
function remember() {
	try {
		if (!route.query.has("signin")) {
			sessionStorage.setItem(WANTED, location.pathname + location.search);
		}
	} catch {
		// Without the storage, the console begins at its first page.
	}
}

/** The page from which the browser went to the provider, once. */
export function wanted() {
	try {
		const address = sessionStorage.getItem(WANTED);
		sessionStorage.removeItem(WANTED);
		return address?.startsWith("/console/") ? address : undefined;
	} catch {
		// Without the storage, there is none.
		return undefined;
	}
}

/** The form: a password field that managers may fill. The value goes from the field into the call, and nowhere else. */
export class SignInForm extends Component {

	state = {busy: false, error: undefined, sso: false};

	componentDidMount() {
		this.ask();
	}

	componentWillUnmount() {
		this.gone = true;
		clearTimeout(this.timer);
	}

	/** Asks again after a failure, until the server tells. */
	ask = async () => {
		const sso = await offersSso();
		if (sso !== undefined) {
			this.setState({sso});
		} else if (!this.gone) {
			this.timer = setTimeout(this.ask, ASK_AGAIN);
		}
	};

	send = async (event) => {
		event.preventDefault();
		const field = event.target.elements.token;
		this.setState({busy: true, error: undefined});
		try {
			await signIn(field.value.trim());
		} catch (error) {
			this.setState({busy: false, error});
		}
	};

	render(properties, {busy, error, sso}) {
		return html`${sso && html`<p class="sso"><a href="/console/login/oidc" onClick=${remember}>Sign in with SSO</a> or with a token:</p>`}<form class="sign-in" onSubmit=${this.send}>
			<input type="text" name="username" value="ztrisk" autocomplete="username" class="hidden" tabindex="-1" aria-hidden="true" readonly />
			<label for="token">API token</label>
			<input id="token" name="token" type="password" autofocus autocomplete="current-password" required spellcheck=${false} autocapitalize="off" />
			<p class="muted">The session may do what the token may do. It ends when you sign out, and when the token ends.</p>
			${error && html`<${Problem} error=${error} what=${error.code === 10000 ? "The server does not know this token" : error.refused ? "You are not signed in" : "You may not be signed in"} />`}
			<button type="submit" class="primary" aria-disabled=${busy}>Sign in</button>
		</form>`;
	}

}

export function SignInPage() {
	document.title = "Sign in · ztrisk";
	const refusal = REFUSALS.get(route.query.get("signin") ?? "");
	return html`<main class="sign-in-page"><div class="card"><p class="brand">ztrisk</p><h1>Sign in</h1>${refusal && html`<p class="problem" role="alert">${refusal}</p>`}<${SignInForm} /></div></main>`;
}

/** Asks for the token over the page after the end of the session. What was typed on the page stays. */
export function SignInDialog() {
	return html`<${Dialog} title="Sign in again"><p>Your session has ended. What you typed is still here.</p><${SignInForm} /></${Dialog}>`;
}
