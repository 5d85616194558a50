/** Dry run of pasted lines: tells what would become of them, and stores nothing. */
import {Component, html} from "./html.js";
import {Action} from "./action.js";
import {call} from "./api.js";
import {counted, Time} from "./format.js";
import {Json} from "./json.js";
import {Problem} from "./problem.js";
import {route} from "./router.js";
import {may} from "./session.js";
import {Text} from "./text.js";

/** Properties: `path(path)`; `dataset`, or `datasets`, of which one chooses one. */
export class TryLines extends Component {

	state = {text: "", dataset: this.props.dataset ?? this.props.datasets[0], busy: false, error: undefined, result: undefined};

	send = async () => {
		this.setState({busy: true, error: undefined});
		try {
			const {result} = await call("POST", this.props.path(`logs/${encodeURIComponent(this.state.dataset)}`), {query: {dry_run: true}, text: this.state.text});
			this.setState({busy: false, result});
		} catch (error) {
			this.setState({busy: false, error, result: undefined});
		}
	};

	record(record) {
		const good = record.outcome === "matched";
		return html`<tr key=${record.number}><td class="number">${record.number}</td>
			<td><span class=${good ? "tag good" : record.outcome === "rejected" ? "tag warn" : "tag"}>${record.outcome}</span>${record.reason && html`<span class="muted description"><${Text} value=${record.reason} /></span>`}</td>
			<td>${record.user && html`<${Text} value=${record.user.value} /><span class="muted description">by ${record.user.by}</span>`}</td>
			<td>${record.time && html`<${Time} value=${record.time} stacked />`}</td>
			<td>${(record.activities ?? []).join(", ")}</td><td><${Text} value=${(record.behaviors ?? []).join(", ")} /></td>
			<td>${record.fields && html`<details><summary>${counted(Object.keys(record.fields).length, "field")}</summary><${Json} value=${record.fields} what=${`the fields of record ${record.number}`} /></details>`}</td></tr>`;
	}

	render({datasets}, {text, dataset, busy, error, result}) {
		const lacks = may("zero_trust_read", route.account) ? "logs_write" : "zero_trust_read";
		return html`<section class="card"><h2>Try records</h2>
			<p class="muted">The first 100 records or 1 MiB are judged as they would be now, with what is saved. Nothing is stored or counted.</p>
			${datasets && html`<label class="field">Dataset<select value=${dataset} onChange=${(event) => this.setState({dataset: event.target.value})}>${datasets.map((name) => html`<option value=${name} selected=${name === dataset}>${name}</option>`)}</select></label>`}
			<label class="field">Records, one a line, or an array<textarea class="lines" rows="6" wrap="off" spellcheck=${false} value=${text} onInput=${(event) => this.setState({text: event.target.value})} /></label>
			<${Action} needs=${lacks} disabled=${busy ? "It is being tried" : text.trim() ? undefined : "Paste a record first"} onClick=${this.send}>Try</${Action}>
			<div role="status">${result && html`<p class="result">${counted(result.records.length, "record")} judged by revision ${result.revision} of <${Text} value=${result.dataset} />.</p>`}</div>
			${error && html`<${Problem} error=${error} what="The records could not be tried" />`}
			${result?.records.length > 0 && html`<div class="wide"><table class="compact"><caption class="hidden">What would become of the records</caption><thead><tr><th scope="col" class="number">Record</th><th scope="col">Outcome</th><th scope="col">User</th><th scope="col">Time</th><th scope="col">Activities</th><th scope="col">Kept for</th><th scope="col">Fields</th></tr></thead>
				<tbody>${result.records.map((record) => this.record(record))}</tbody></table></div>`}
		</section>`;
	}

}
