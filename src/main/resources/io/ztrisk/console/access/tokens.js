/** The tokens of an account, with what one can do to them. */
import {Component, html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {Time} from "../format.js";
import {showOnce} from "../one_time_value.js";
import {say} from "../status.js";
import {Table} from "../table.js";
import {Text, visible} from "../text.js";

const CONSEQUENCES = {
	roll: {title: "Give the token a new value", submit: "Give a new value", text: "The old value is refused after at most a second, and sessions with it end. Programs that use it need the new one."},
	delete: {title: "Delete the token", submit: "Delete", text: "Programs that use it are refused, and sessions with it end. This has no undo."},
	disable: {title: "Disable the token", submit: "Disable", text: "Programs that use it are refused until you enable it again, and so are sessions with it."},
	enable: {title: "Enable the token", submit: "Enable", text: "Its value is accepted again."},
};

/** Properties: `tokens`, `path(id)`, `onChanged`. */
export class Tokens extends Component {

	/** @type {{action?: any, token?: any}} */
	state = {action: undefined, token: undefined};

	do = async () => {
		const {action, token} = this.state;
		const path = this.props.path(token.id);
		if (action === "roll") {
			const {result} = await call("PUT", `${path}/value`, {body: {}});
			showOnce({name: token.name, value: result});
		} else if (action === "delete") {
			await call("DELETE", path);
		} else {
			await call("PUT", path, {body: {name: token.name, permissions: token.permissions, status: action === "disable" ? "disabled" : "active"}});
		}
		say(`${{roll: "The token has a new value", delete: "The token is deleted", disable: "The token is disabled", enable: "The token is enabled"}[action]}: ${visible(token.name)}`);
		this.props.onChanged();
	};

	button(token, action, name, kind = "") {
		return html`<${Action} needs="tokens_write" class=${`quiet ${kind}`} onClick=${() => this.setState({action, token})}>${name}<span class="hidden"> <${Text} value=${token.name} /></span></${Action}>`;
	}

	columns = [
		{key: "name", name: "Token", cell: (token) => html`<strong><${Text} value=${token.name} /></strong><span class="muted description"><code>${token.id}</code></span>`},
		{key: "status", name: "Status", class: "word", cell: (token) => html`<span class=${token.status === "active" ? "tag good" : "tag warn"}>${token.status}</span>`},
		{key: "permissions", name: "Permissions", cell: (token) => token.permissions.map((permission) => html`<span class="tag"><${Text} value=${permission} /></span> `)},
		{key: "accounts", name: "Accounts", class: "named", cell: (token) => (token.accounts.includes("*") ? "all" : html`<${Text} value=${token.accounts.slice(0, 5).join(", ")} />${token.accounts.length > 5 && ` and ${token.accounts.length - 5} more`}`)},
		{key: "made", name: "Made, ends", class: "named", cell: (token) => html`<${Time} value=${token.issued_on} stacked /><span class="muted description">${token.expires_on ? html`ends <${Time} value=${token.expires_on} />` : "no end"}</span>`},
		{key: "actions", name: "Actions", class: "actions", cell: (token) => html`${this.button(token, "roll", "Roll…")}${token.status === "disabled" ? this.button(token, "enable", "Enable…") : token.status === "active" && this.button(token, "disable", "Disable…")}${this.button(token, "delete", "Delete…", "danger")}`},
	];

	render({tokens}, {action, token}) {
		const {title, submit, text} = CONSEQUENCES[action] ?? {};
		return html`<${Table} caption="Tokens" columns=${this.columns} rows=${tokens} id=${(row) => row.id} />
			${action && html`<${FormDialog} title=${title} submit=${submit} danger=${action !== "enable"} onSubmit=${this.do} onClose=${() => this.setState({action: undefined})}><p><strong><${Text} value=${token.name} /></strong></p><p>${text}</p></${FormDialog}>`}`;
	}

}
