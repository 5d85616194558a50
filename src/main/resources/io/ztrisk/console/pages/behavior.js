/** A behaviour with its rule. Those of the account can be changed; others can be copied. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {SECTIONS} from "../configuration/fields.js";
import {DefinitionPage} from "../definition.js";
import {Json} from "../json.js";
import {Badge, LEVELS} from "../level.js";
import {Card} from "../parts.js";
import {pretty} from "../pretty.js";
import {address, go} from "../router.js";
import {Text} from "../text.js";
import {TryLines} from "../try_lines.js";

const EXAMPLE = {name: "", description: "", risk_level: "medium", enabled: false, rule: {activities: ["login_failure"], count: {at_least: 10, seconds: 600}}};

export default class BehaviorPage extends DefinitionPage {

	list = "behaviors";
	one = "behavior";
	word = "behaviour";
	prefix = "/rule";

	heading(data) {
		return data?.saved.name || (this.id ? this.id : "New behaviour");
	}

	tools() {
		return this.id && !this.own && html`<${Action} needs="zero_trust_write" onClick=${() => go(address("behavior", {from: this.id}))}>Copy to a behaviour of your own</${Action}>`;
	}

	async load(query) {
		const key = this.id || query.get("from");
		const [saved, datasets] = await Promise.all([key ? this.get(`behaviors/${encodeURIComponent(key)}`) : {result: EXAMPLE}, this.get("datasets")]);
		const {result} = saved;
		return {saved: this.id ? result : {...result, name: "", enabled: false}, datasets: Object.keys(datasets.result.datasets)};
	}

	text(data) {
		const {rule} = data.saved;
		return this.state.text ?? (rule ? pretty(rule) : "");
	}

	/** @param {string} member @param {any} data */
	field(member, data) {
		return this.state.fields[member] ?? data.saved[member];
	}

	body(rule) {
		const {data} = this.state;
		const description = this.field("description", data);
		return {name: this.field("name", data), risk_level: this.field("risk_level", data), enabled: this.state.fields.enabled, ...(description && {description}), ...(rule !== null && {rule})};
	}

	form(data) {
		const level = this.field("risk_level", data);
		return html`<form class="card" onSubmit=${this.save}>
			${!this.id && this.keyField()}
			<label class="field">Name<input required maxlength="128" value=${this.field("name", data)} onInput=${(event) => this.edit({name: event.target.value})} /></label>
			<label class="field">Description<input maxlength="1024" value=${this.field("description", data)} onInput=${(event) => this.edit({description: event.target.value})} /></label>
			<div class="row form-row"><label>Level <select value=${level} onChange=${(event) => this.edit({risk_level: event.target.value})}>${LEVELS.map((value) => html`<option value=${value} selected=${value === level}>${value}</option>`)}</select></label>
				<label><input type="checkbox" checked=${this.field("enabled", data)} onChange=${(event) => this.edit({enabled: event.target.checked})} /> Enabled</label></div>
			${this.editor("Rule as JSON; without one, only reported events feed the behaviour")}
			${this.actions()}
		</form>`;
	}

	facts({saved}) {
		return html`<${Card} title="Definition">
			<p><${Text} value=${saved.description} /></p>
			<p><${Badge} level=${saved.risk_level} /> <span class=${saved.enabled ? "tag good" : "tag"}>${saved.enabled ? "enabled" : "disabled"}</span> <a href=${address("behaviors")}>Change level or enable it</a></p>
			${saved.rule ? html`<${Json} value=${saved.rule} what="the rule" />` : html`<p class="muted">This behaviour has no rule: the server finds it itself.${SECTIONS.some(({section}) => section === this.id) && html` Its thresholds are <a href=${address("behaviors")}>among the settings</a>.`}</p>`}
		</${Card}>`;
	}

	view(data) {
		return html`${this.id && html`<p class="muted"><code><${Text} value=${this.id} /></code> · revision ${data.saved.revision}${data.saved.suspended && html` <span class="tag warn">switched off by the server: its rule kept too many records</span>`}</p>`}
			${this.own ? this.form(data) : this.facts(data)}
			<${TryLines} path=${(name) => this.path(name)} datasets=${data.datasets} />
			${this.deletion("Its events keep their names and go on counting. A new behaviour with this key starts without memory. This has no undo.")}`;
	}

}
