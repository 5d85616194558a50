/** Signing in with a token. */
import {Component, html} from "./html.js";
import {Dialog} from "./dialog.js";
import {Problem} from "./problem.js";
import {signIn} from "./session.js";

/** The form: a password field that managers may fill. The value goes from the field into the call, and nowhere else. */
export class SignInForm extends Component {

	state = {busy: false, error: undefined};

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

	render(properties, {busy, error}) {
		return html`<form class="sign-in" onSubmit=${this.send}>
			<input type="text" name="username" value="ztrisk" autocomplete="username" class="hidden" tabindex="-1" aria-hidden="true" readonly />
			<label for="token">API token</label>
			<input id="token" name="token" type="password" autocomplete="current-password" required spellcheck=${false} autocapitalize="off" />
			<p class="muted">The session may do what the token may do. It ends when you sign out, and when the token ends.</p>
			${error && html`<${Problem} error=${error} what=${error.code === 10000 ? "The server does not know this token" : "You are not signed in"} />`}
			<button type="submit" class="primary" aria-disabled=${busy}>Sign in</button>
		</form>`;
	}

}

export function SignInPage() {
	document.title = "Sign in · ztrisk";
	return html`<main class="sign-in-page"><div class="card"><p class="brand">ztrisk</p><h1>Sign in</h1><${SignInForm} /></div></main>`;
}

/** Asks for the token over the page after the end of the session. What was typed on the page stays. */
export function SignInDialog() {
	return html`<${Dialog} title="Sign in again"><p>Your session has ended. What you typed is still here.</p><${SignInForm} /></${Dialog}>`;
}
