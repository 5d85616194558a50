/** A dataset with its mapping. Those of the account can be changed; others can be copied. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {DefinitionPage} from "../definition.js";
import {Json} from "../json.js";
import {Card} from "../parts.js";
import {pretty} from "../pretty.js";
import {address, go} from "../router.js";
import {Text} from "../text.js";
import {TryLines} from "../try_lines.js";

const EXAMPLE = {
	description: "Logins to the VPN", time: "at", key: [["session"]], user: {namespace: "vpn", email: "user.mail"},
	fields: {address: "ip", country: "geo.country", result: "result"}, activities: {login_success: {where: [{result: "ok"}]}},
};

/** The members that only datasets of Logpush may have. */
const NOT_COPIED = new Set(["strict", "content", "added_content", "key_dataset"]);

export default class DatasetPage extends DefinitionPage {

	list = "datasets";
	one = "dataset";
	word = "dataset";

	heading() {
		return this.id || "New dataset";
	}

	tools() {
		return this.id && html`<${Action} needs="zero_trust_write" onClick=${() => go(address("dataset", {from: this.id}))}>Copy to a dataset of your own</${Action}>`;
	}

	async load(query) {
		const name = this.id || query.get("from");
		if (!name) {
			return {mapping: EXAMPLE};
		}
		const {result} = await this.get(`datasets/${encodeURIComponent(name)}`);
		return this.id ? result : {mapping: Object.fromEntries(Object.entries(result.mapping).filter(([member]) => !NOT_COPIED.has(member)))};
	}

	text(data) {
		return this.state.text ?? pretty(data.mapping);
	}

	view(data) {
		return html`${this.id && html`<p class="muted"><${Text} value=${data.mapping.description} /> · revision ${data.revision} · <a href=${address("rejected", {dataset: this.id})}>Rejected lines</a></p>`}
			${this.own ? html`<form class="card" onSubmit=${this.save}>${!this.id && this.keyField()}${this.editor("Mapping as JSON")}${this.actions()}</form>`
				: html`<${Card} title="Mapping"><${Json} value=${data.mapping} what="the mapping" /></${Card}>`}
			${this.id && html`<${TryLines} path=${(name) => this.path(name)} dataset=${this.id} />`}
			${this.deletion("This also deletes its feed and its rejected lines. Events stay. This has no undo.")}`;
	}

}
