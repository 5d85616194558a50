/** The webhooks of an account: where changes of levels are sent. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {number, Time} from "../format.js";
import {showOnce} from "../one_time_value.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {address} from "../router.js";
import {say} from "../status.js";
import {Table} from "../table.js";
import {Text} from "../text.js";
import {body, needed, WebhookDialog} from "../webhook/form.js";
import {State} from "../webhook/state.js";

const COLUMNS = [
	{key: "name", name: "Webhook", cell: (webhook) => html`<a data-open href=${address("webhook", {id: webhook.id})}><${Text} value=${webhook.name || webhook.url} /></a><span class="muted description"><${Text} value=${webhook.url} /></span>`},
	{key: "status", name: "Status", class: "word", cell: (webhook) => html`<${State} webhook=${webhook} />`},
	{key: "format", name: "Format", class: "word named", cell: (webhook) => webhook.format},
	{key: "lag", name: "Changes to send", class: "number named", cell: (webhook) => number(webhook.lag)},
	{key: "made", name: "Made", class: "named", cell: (webhook) => html`<${Time} value=${webhook.created_at} stacked />`},
];

export default class Webhooks extends Page {

	needs = "zero_trust_read";
	/** @type {typeof LOADING & {making?: boolean}} */
	state = {...LOADING};

	heading() {
		return "Webhooks";
	}

	tools() {
		return html`<${Action} needs=${needed()} class="primary" onClick=${() => this.setState({making: true})}>New webhook…</${Action}>`;
	}

	async load(query) {
		const [webhooks, behaviors] = await Promise.all([this.get("webhooks", paging(query)), this.get("behaviors", {all: true})]);
		return {rows: webhooks.result, info: webhooks.info, catalogue: behaviors.result.behaviors};
	}

	make = async (form) => {
		const {result} = await call("POST", this.path("webhooks"), {body: body(form)});
		showOnce({what: "secret of the webhook", name: result.name || "the webhook", value: result.secret});
		say("The webhook is made");
		this.reload();
	};

	view({rows, info, catalogue}) {
		return html`<p class="muted">A webhook sends each change of a user's level to a URL: to a chat, a flow tool or a SIEM.</p>
			${rows.length > 0 ? html`<${Table} caption="Webhooks" columns=${COLUMNS} rows=${rows} id=${(row) => row.id} /><${Pager} info=${info} one="webhook" />`
				: html`<p class="card empty">No webhook yet. Make one with the URL of a receiver: an incoming webhook of Slack, for example.</p>`}
			${this.state.making && html`<${WebhookDialog} catalogue=${catalogue} onSubmit=${this.make} onClose=${() => this.setState({making: false})} />`}`;
	}

}
