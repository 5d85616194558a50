/** The account: chosen from those that the session reaches, or named. */
import {Component, html} from "./html.js";
import {call} from "./api.js";
import {Menu} from "./menu.js";
import {Problem} from "./problem.js";
import {address, go, route} from "./router.js";
import {current} from "./session.js";
import {wanted} from "./signin.js";
import {say} from "./status.js";
import {Text, visible} from "./text.js";

/** The accounts of the session: those of its permissions, and those with data if it reaches all. @returns {Promise<string[]>} */
export async function accounts() {
	const named = Object.keys(current.session?.permissions ?? {}).filter((account) => account !== "*");
	const listed = reachesAll() ? (await call("GET", "/accounts", {query: {per_page: 1000}, poll: true})).result.map((account) => account.id) : [];
	return [...new Set([...named, ...listed])].sort();
}

function reachesAll() {
	return Boolean(current.session?.permissions["*"]);
}

/** A field for the name of an account. An account exists as soon as a call names it. */
export function AccountForm() {
	const open = (event) => {
		event.preventDefault();
		go(address("overview", {}, event.target.elements.account.value));
	};
	return html`<form class="account-form" onSubmit=${open}><label>Other account
		<input name="account" required maxlength="32" pattern="[A-Za-z0-9_\\-]{1,32}" title="1 to 32 of A-Z, a-z, 0-9, _ and -" autocomplete="off" spellcheck=${false} /></label>
		<button type="submit">Open</button></form>`;
}

export class AccountSwitch extends Component {

	state = {accounts: []};

	componentDidMount() {
		accounts().then((list) => this.setState({accounts: list}), () => {});
	}

	render(properties, {accounts: list}) {
		return html`<${Menu} class="accounts" label=${html`<${Text} value=${route.account} />`} name=${`Account ${visible(route.account)}: change it`}>
			${list.length > 0 && html`<ul>${list.map((account) => html`<li><a href=${address("overview", {}, account)} aria-current=${account === route.account ? "true" : undefined}><${Text} value=${account} /></a></li>`)}</ul>`}
			${reachesAll() && html`<${AccountForm} />`}
		</${Menu}>`;
	}

}

/** Goes to the page that was asked for at first, or to the first account, or asks for the name of one. */
export class AccountPage extends Component {

	state = {error: undefined, none: false};

	componentDidMount() {
		const page = wanted();
		if (page) {
			go(page, true);
		}
		if (route.account) {
			return;
		}
		if (location.pathname.length > "/console/".length) {
			say("The account in the address is malformed");
		}
		this.list();
	}

	list = () => accounts().then((list) => (list.length ? go(address("overview", {}, list[0]), true) : this.setState({none: true, error: undefined})), (error) => this.setState({error}));

	render(properties, {none, error}) {
		document.title = "Accounts · ztrisk";
		return html`<main class="sign-in-page"><div class="card"><h1>Choose an account</h1>
			${error && html`<${Problem} error=${error} what="The accounts could not be listed" onRetry=${this.list} />`}
			${none && html`<p>No account has data yet. Name one to begin with: it exists as soon as you use it.</p>`}
			${(none || error) && html`<${AccountForm} />`}</div></main>`;
	}

}
