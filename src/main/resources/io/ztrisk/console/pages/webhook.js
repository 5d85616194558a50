/** A webhook: what it sends, what became of it, and what one can do. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {counted, number, Time} from "../format.js";
import {showOnce} from "../one_time_value.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {Card, parts} from "../parts.js";
import {inOneLine, undone} from "../problem.js";
import {address, go} from "../router.js";
import {say} from "../status.js";
import {Text} from "../text.js";
import {Deliveries} from "../webhook/deliveries.js";
import {body, needed, WebhookDialog} from "../webhook/form.js";
import {State} from "../webhook/state.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default class Webhook extends Page {

	needs = "zero_trust_read";
	/** @type {typeof LOADING & {dialog?: string, tested?: any}} */
	state = {...LOADING};
	id = "";

	heading(data) {
		return data?.webhook.name || "Webhook";
	}

	async load(query) {
		this.id = query.get("id") ?? "";
		if (!UUID.test(this.id)) {
			throw new Error("The address has no id of a webhook");
		}
		const [{result: webhook}, rest] = await Promise.all([this.get(`webhooks/${this.id}`), parts({
			deliveries: this.get(`webhooks/${this.id}/deliveries`, {status: query.get("status") || undefined, ...paging(query)}),
			behaviors: this.get("behaviors", {all: true}),
		})]);
		return {webhook, ...rest};
	}

	/** @param {string} path @param {string} text what is said after it @param {any} [sent] */
	async post(path, text, sent = {}) {
		const {result} = await call("POST", this.path(`webhooks/${this.id}${path}`), {body: sent});
		say(text);
		this.reload();
		return result;
	}

	/** @param {any} sent @param {string} text */
	async change(sent, text) {
		await call("PUT", this.path(`webhooks/${this.id}`), {body: sent});
		say(text);
		this.reload();
	}

	/** Says what failed, since no dialog is open. @param {Promise<any>} done */
	orSay = (done) => done.catch((error) => say(`${undone(error)}: ${inOneLine(error)}`));

	test = () => this.orSay(this.post("/test", "The test is sent").then((tested) => this.setState({tested})));

	/** The data of the page may be gone when the secret is there. */
	roll = async () => {
		const {name} = this.state.data.webhook;
		const {secret} = await this.post("/secret", "The webhook has a new secret");
		showOnce({what: "secret of the webhook", name: name || "the webhook", value: secret});
	};

	remove = async () => {
		await call("DELETE", this.path(`webhooks/${this.id}`));
		say("The webhook is deleted");
		go(address("webhooks"));
	};

	close = () => this.setState({dialog: undefined});

	/** @param {string} dialog @param {string} name @param {string} [kind] */
	opener(dialog, name, kind = "") {
		return html`<${Action} needs=${dialog === "delete" ? "zero_trust_write" : needed()} class=${kind} onClick=${() => this.setState({dialog})}>${name}</${Action}>`;
	}

	tools(data) {
		return data && html`<${Action} needs=${needed()} class="primary" onClick=${this.test}>Send a test</${Action}>
			${this.opener("change", "Change…")}${this.opener("roll", "New secret…")}
			<${Action} needs=${needed()} onClick=${() => this.orSay(this.change({enabled: !data.webhook.enabled}, data.webhook.enabled ? "The webhook is disabled" : "The webhook is enabled"))}>${data.webhook.enabled ? "Disable" : "Enable"}</${Action}>
			${this.opener("delete", "Delete…", "danger")}`;
	}

	view({webhook, deliveries, behaviors}) {
		const {dialog, tested} = this.state;
		return html`<section class="card"><dl class="fields">
				<div><dt>URL</dt><dd><${Text} value=${webhook.url} /></dd></div>
				<div><dt>Status</dt><dd><${State} webhook=${webhook} /></dd></div>
				<div><dt>Changes to send</dt><dd>${number(webhook.lag)}</dd></div>
				<div><dt>Sends</dt><dd>${webhook.directions.join(", ")} to ${webhook.levels.join(", ")}, as ${webhook.format}</dd></div>
				<div><dt>Behaviours</dt><dd><${Text} value=${webhook.behaviors?.join(", ") ?? "any"} /></dd></div>
				<div><dt>Made</dt><dd><${Time} value=${webhook.created_at} /></dd></div>
			</dl>
			${tested && html`<p role="status"><strong>The test ${tested.delivered ? "was delivered" : "was not delivered"}</strong>${tested.http_status ? `, HTTP ${tested.http_status}` : ""}${tested.error ? `, ${tested.error}` : ""}, after ${number(tested.milliseconds)} ms.</p>`}</section>
			<${Card} title="Messages" part=${deliveries} class="flush">${deliveries.result && html`<${Deliveries} rows=${deliveries.result} onAgain=${(row) => this.orSay(this.post(`/deliveries/${row.id}/redeliver`, "The message is sent again"))} />
				<${Pager} info=${deliveries.info} one="message" />`}</${Card}>
			${dialog === "change" && html`<${WebhookDialog} webhook=${webhook} catalogue=${behaviors?.result?.behaviors ?? {}} onSubmit=${(form) => this.change(body(form), "The webhook is changed")} onClose=${this.close} />`}
			${dialog === "roll" && html`<${FormDialog} title="Give the webhook a new secret" submit="Give a new secret" onSubmit=${this.roll} onClose=${this.close}><p>For a day, messages are signed with the old secret, too. Give the receiver the new one until then.</p></${FormDialog}>`}
			${dialog === "delete" && html`<${FormDialog} title="Delete the webhook" submit="Delete" danger onSubmit=${this.remove} onClose=${this.close}><p>Nothing is sent any more, and ${counted(deliveries.info?.total_count ?? 0, "message")} of its list ${(deliveries.info?.total_count ?? 0) === 1 ? "is" : "are"} deleted. This has no undo.</p></${FormDialog}>`}`;
	}

}
