/** Tokens and sessions: who may call, and who is signed in. */
import {html} from "../html.js";
import {NewToken} from "../access/new_token.js";
import {Sessions} from "../access/sessions.js";
import {Tokens} from "../access/tokens.js";
import {Action} from "../action.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {Card, parts} from "../parts.js";
import {route} from "../router.js";

export default class TokenPage extends Page {

	needs = "tokens_write";
	/** @type {typeof LOADING & {making?: boolean}} */
	state = {...LOADING};

	heading() {
		return "Tokens and sessions";
	}

	tools() {
		return html`<${Action} needs="tokens_write" class="primary" onClick=${() => this.setState({making: true})}>New token…</${Action}>`;
	}

	/** @param {string} name */
	account(name) {
		return `/accounts/${route.account}/${name}`;
	}

	load(query) {
		return parts({
			tokens: this.getPath(this.account("tokens"), paging(query)),
			groups: this.getPath(this.account("tokens/permission_groups")),
			sessions: this.getPath(this.account("sessions")),
		});
	}

	changed = () => this.reload();

	view({tokens, groups, sessions}) {
		return html`
			<${Card} title="Tokens" part=${tokens} class="flush"><p class="muted">A token is a program's or a person's key to the API and to this console.</p>
				${tokens.result && html`<${Tokens} tokens=${tokens.result} path=${(id) => this.account(`tokens/${id}`)} onChanged=${this.changed} /><${Pager} info=${tokens.info} one="token" />`}</${Card}>
			<${Card} title="Sessions" part=${sessions} class="flush">${sessions.result && html`<${Sessions} sessions=${sessions.result} names=${Object.fromEntries((tokens.result ?? []).map(({id, name}) => [id, name]))} path=${(id) => this.account(`sessions/${id}`)} onChanged=${this.changed} />`}</${Card}>
			${this.state.making && html`<${NewToken} groups=${groups.result ?? []} path=${this.account("tokens")} onMade=${this.changed} onClose=${() => this.setState({making: false})} />`}`;
	}

}
