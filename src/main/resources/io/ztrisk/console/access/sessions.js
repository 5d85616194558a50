/** The sessions of the console: who is signed in, and ending that. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {Time} from "../format.js";
import {askSession, current} from "../session.js";
import {say} from "../status.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

/** Properties: `sessions`, `names` (of tokens, by id), `path(id)`, `onChanged`. */
export class Sessions extends Component {

	/** @type {{session?: any}} */
	state = {session: undefined};

	end = async () => {
		const {id} = this.state.session;
		await call("DELETE", this.props.path(id));
		if (id === current.session?.id) {
			await askSession();
		} else {
			say("The session is ended");
			this.props.onChanged();
		}
	};

	/** The name of the token, or of the person who signed in by the provider. @param {any} session */
	name = ({token_id: token, name, actor_id: actor}) => html`<${Text} value=${token ? this.props.names[token] ?? token : name ?? actor} />`;

	columns = [
		{key: "token", name: "Signed in", cell: (session) => html`${this.name(session)}${session.id === current.session?.id && html` <span class="tag good">this session</span>`}`},
		{key: "begun", name: "Since, ends", class: "named", cell: (session) => html`<${Time} value=${session.begun_on} stacked /><span class="muted description">ends <${Time} value=${session.expires_on} /></span>`},
		{key: "used", name: "Last used", class: "named", cell: (session) => html`<${Time} value=${session.last_used_on} stacked />`},
		{key: "actions", name: "Actions", class: "actions", cell: (session) => html`<${Action} needs="tokens_write" class="quiet danger" onClick=${() => this.setState({session})}>End…<span class="hidden"> the session of ${this.name(session)}</span></${Action}>`},
	];

	render({sessions}, {session}) {
		return html`${sessions.length > 0 ? html`<${Table} caption="Sessions" columns=${this.columns} rows=${sessions} id=${(row) => row.id} />` : html`<p class="empty">Nobody is signed in to the console.</p>`}
			${session && html`<${FormDialog} title="End the session" submit="End it" danger onSubmit=${this.end} onClose=${() => this.setState({session: undefined})}>
				<p>The browser with this session of <strong>${this.name(session)}</strong> must sign in again, after five seconds at the latest. ${session.token_id ? "Its token stays: roll or delete the token to keep its holder out." : "To keep the person out, take away the groups at the provider."}</p></${FormDialog}>`}`;
	}

}
