/** Tells two minutes before it that the session ends, so that one can stay. */
import {Component, html} from "./html.js";
import {Dialog} from "./dialog.js";
import {Problem} from "./problem.js";
import {current, stay} from "./session.js";

const NOTICE = 120_000;

export class Ending extends Component {

	state = {now: Date.now(), error: undefined};

	componentDidMount() {
		this.timer = setInterval(() => this.setState({now: Date.now()}), 1000);
	}

	componentWillUnmount() {
		clearInterval(this.timer);
	}

	stay = () => stay().catch((error) => this.setState({error}));

	render(properties, {now, error}) {
		const session = current.session;
		const left = session ? Math.min(session.idle, session.ends) - now : Infinity;
		if (!(left < NOTICE) || this.dismissed === session || current.state !== "open") {
			return null;
		}
		const final = session.ends <= session.idle;
		const close = () => { this.dismissed = session; this.setState({}); };
		return html`<${Dialog} title="Your session ends soon" onClose=${close}>
			<p>It ends in ${Math.max(0, Math.ceil(left / 1000))} seconds, ${final ? "since it may last no longer. You can sign in again then." : "since you have not used it for a while."}</p>
			${error && html`<${Problem} error=${error} what="The session was not extended" />`}
			<div class="dialog-actions">${final ? html`<button type="button" class="primary" onClick=${close}>Close</button>` : html`<button type="button" class="primary" onClick=${this.stay}>Stay signed in</button>`}</div>
		</${Dialog}>`;
	}

}
