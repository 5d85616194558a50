/** What is around each page: the header, the navigation and the status line. */
import {Component, html} from "./html.js";
import {AccountSwitch} from "./accounts.js";
import {Dialog} from "./dialog.js";
import {Ending} from "./ending.js";
import {list, startKeys} from "./keys.js";
import {Menu} from "./menu.js";
import {Navigation} from "./navigation.js";
import {OneTimeValue, valueIsShown} from "./one_time_value.js";
import {Opened} from "./opened.js";
import {prefer, preferences} from "./preferences.js";
import {inOneLine, undone} from "./problem.js";
import {address, go, route} from "./router.js";
import {current, signOut} from "./session.js";
import {SignInDialog} from "./signin.js";
import {say, Status} from "./status.js";
import {Text} from "./text.js";

/** @type {("system" | "light" | "dark")[]} */
const THEMES = ["system", "light", "dark"];
const ZONES = {utc: "UTC", local: "Local"};

export class Shell extends Component {

	state = {help: false};

	componentDidMount() {
		startKeys(() => this.setState({help: true}));
	}

	find = (event) => {
		event.preventDefault();
		const field = event.target.elements.q;
		go(address("users", {q: field.value.trim()}));
		field.value = "";
	};

	signOut = () => signOut().catch((error) => say(`${undone(error, "Your session", "ended")}: ${inOneLine(error)}`));

	header() {
		const {zone, theme, keys} = preferences;
		return html`<header class="top">
			<a class="brand" href=${address("overview")}>ztrisk</a>
			<${AccountSwitch} key=${current.session?.name} />
			<form role="search" class="find" onSubmit=${this.find}><input id="find" name="q" type="search" placeholder=${keys ? "/ Find a user" : "Find a user"} aria-label="Find a user by the beginning of the e-mail or name" maxlength="320" autocomplete="off" /></form>
			<button type="button" class="quiet zone" aria-label=${`Times in ${zone === "utc" ? "UTC" : "the zone of the browser"}: change it`} onClick=${() => prefer({zone: zone === "utc" ? "local" : "utc"})}>${ZONES[zone]}</button>
			<${Menu} class="person" label=${html`<span class="who"><${Text} value=${current.session?.name} /></span><span class="short">Menu</span>`} name="Session and preferences">
				<p class="muted">Signed in as <${Text} value=${current.session?.name} /></p>
				<fieldset><legend>Theme</legend>${THEMES.map((value) => html`<label><input type="radio" name="theme" value=${value} checked=${theme === value} onChange=${() => prefer({theme: value})} /> ${value}</label>`)}</fieldset>
				<label><input type="checkbox" checked=${keys} onChange=${(event) => prefer({keys: event.target.checked})} /> Keyboard shortcuts</label>
				<button type="button" onClick=${() => this.setState({help: true})}>List the shortcuts</button>
				<button type="button" onClick=${this.signOut}>Sign out</button>
			</${Menu}>
		</header>`;
	}

	render(properties, {help}) {
		return html`<a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); /** @type {HTMLElement} */ (document.querySelector("main h1"))?.focus(); }}>Skip to the page</a>
			${this.header()}
			<${Navigation} key=${route.account} />
			<main id="main"><${Opened} key=${`${route.account}/${route.page}/${route.query.get("id") ?? ""}`} page=${route.page} /></main>
			<${Status} />
			<${Ending} />
			${help && html`<${Dialog} title="Keyboard shortcuts" onClose=${() => this.setState({help: false})}><dl class="keys">${list().map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl></${Dialog}>`}
			${valueIsShown() ? html`<${OneTimeValue} />` : current.state === "ended" && html`<${SignInDialog} />`}`;
	}

}
