/** Tells two minutes before it, or at half of a short idle time, that the session ends, so that one can stay. */
import {Component, html} from "./html.js";
import {Dialog} from "./dialog.js";
import {Problem, undone} from "./problem.js";
import {current, stay} from "./session.js";

const NOTICE = 120_000;

/** How long before the end it is told, in milliseconds. @param {import("./session.js").Session} session */
function notice(session) {
	return Math.min(NOTICE, session.idleFor / 2);
}

export class Ending extends Component {

	state = {now: Date.now(), error: undefined};

	componentDidMount() {
		this.timer = setInterval(() => this.tick(), 1000);
	}

	componentWillUnmount() {
		clearInterval(this.timer);
	}

	/** Asks the server before the notice, since other windows may have used the session. */
	tick() {
		const {session} = current;
		if (session && session !== this.asked && current.state === "open" && Math.min(session.idle, session.ends) - Date.now() < notice(session)) {
			stay(true).then(() => { this.asked = current.session; }, () => { this.asked = session; });
		}
		this.setState({now: Date.now()});
	}

	stay = () => stay().catch((error) => this.setState({error}));

	render(properties, {now, error}) {
		const session = current.session;
		if (!session) {
			return null;
		}
		const left = Math.min(session.idle, session.ends) - now;
		if (!(left < notice(session)) || this.asked !== session || this.dismissed === session || current.state !== "open") {
			return null;
		}
		const final = session.ends <= session.idle;
		const close = () => { this.dismissed = session; this.setState({}); };
		return html`<${Dialog} title="Your session ends soon" onClose=${close}>
			<p>It ends in ${Math.max(0, Math.ceil(left / 1000))} seconds, ${final ? "since it may last no longer. You can sign in again then." : "since you have not used it for a while."}</p>
			${error && html`<${Problem} error=${error} what=${undone(error, "The session", "extended")} />`}
			<div class="dialog-actions">${final ? html`<button type="button" class="primary" onClick=${close}>Close</button>` : html`<button type="button" class="primary" onClick=${this.stay}>Stay signed in</button>`}</div>
		</${Dialog}>`;
	}

}
