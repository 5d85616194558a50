/** The sessions of the console: who is signed in, and ending that. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {Time} from "../format.js";
import {say} from "../status.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

/** Properties: `sessions`, `path(id)`, `onChanged`. */
export class Sessions extends Component {

	/** @type {{session?: any}} */
	state = {session: undefined};

	end = async () => {
		await call("DELETE", this.props.path(this.state.session.id));
		say("The session is ended");
		this.props.onChanged();
	};

	columns = [
		{key: "name", name: "Signed in as", cell: (session) => html`<${Text} value=${session.name} /> <span class="tag">${session.token_id ? "token" : "person"}</span>`},
		{key: "begun", name: "Since", class: "named", cell: (session) => html`<${Time} value=${session.begun_on} stacked />`},
		{key: "seen", name: "Last used", class: "named", cell: (session) => html`<${Time} value=${session.seen_on} stacked />`},
		{key: "ends", name: "Ends", class: "named", cell: (session) => html`<${Time} value=${session.expires_on} stacked />`},
		{key: "actions", name: "Actions", class: "actions", cell: (session) => html`<${Action} needs="tokens_write" class="quiet danger" onClick=${() => this.setState({session})}>End…<span class="hidden"> the session of <${Text} value=${session.name} /></span></${Action}>`},
	];

	render({sessions}, {session}) {
		return html`${sessions.length > 0 ? html`<${Table} caption="Sessions" columns=${this.columns} rows=${sessions} id=${(row) => row.id} />` : html`<p class="empty">Nobody is signed in to the console.</p>`}
			${session && html`<${FormDialog} title="End the session" submit="End it" danger onSubmit=${this.end} onClose=${() => this.setState({session: undefined})}>
				<p>The browser of <strong><${Text} value=${session.name} /></strong> is asked to sign in again within five seconds. Its token stays: delete or roll the token to keep its holder out.</p></${FormDialog}>`}`;
	}

}
