/** The lines that were rejected, and their replay. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {call} from "../api.js";
import {FormDialog} from "../dialog.js";
import {FeedTabs} from "../feeds_tabs.js";
import {number, Time} from "../format.js";
import {Lines} from "../lines.js";
import {LOADING, Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {goWith, route} from "../router.js";
import {may} from "../session.js";
import {say} from "../status.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

const COLUMNS = [
	{key: "received", name: "Received", cell: (line) => html`<${Time} value=${line.received_at} stacked />`},
	{key: "dataset", name: "Dataset", class: "word", cell: (line) => html`<${Text} value=${line.dataset} /> <span class="muted description">line ${number(line.line)}</span>`},
	{key: "reason", name: "Reason", cell: (line) => html`<${Text} value=${line.reason} />${!line.replayable && html`<span class="muted description">cannot be replayed: it was not kept whole</span>`}`},
	{key: "text", name: "Line as it was sent", class: "line-text", cell: (line) => (line.text === undefined ? html`<span class="muted">not kept</span>` : html`<${Lines} text=${line.text} />`)},
];

/** The counts of a replay. */
const COUNTS = [["received", "replayed"], ["rejected", "still rejected"], ["matched", "matched"], ["events", "new events"], ["duplicates", "duplicates"], ["ignored", "ignored"]];

export default class Rejected extends Page {

	needs = "zero_trust_pii_read";
	/** @type {typeof LOADING & {replaying?: boolean, result?: any}} */
	state = {...LOADING};

	heading() {
		return "Rejected lines";
	}

	tools() {
		return html`<${Action} needs="logs_write" onClick=${() => this.setState({replaying: true})}>Replay…</${Action}>`;
	}

	async load(query) {
		const dataset = query.get("dataset") ?? "";
		const [lines, datasets] = await Promise.all([this.get("logs/rejected", {...paging(query), dataset}), may("zero_trust_read", route.account) ? this.get("datasets") : undefined]);
		return {lines: lines.result.lines, info: lines.info, datasets: [...Object.keys(datasets?.result.datasets ?? {}), "events"]};
	}

	replay = async () => {
		const {result} = await call("POST", this.path("logs/rejected/replay"), {query: {dataset: route.query.get("dataset") ?? ""}});
		this.setState({result});
		say(`Replayed ${number(result.received)} lines`);
		this.reload();
	};

	view({lines, info, datasets}) {
		const {replaying, result} = this.state;
		const dataset = route.query.get("dataset") ?? "";
		return html`<${FeedTabs} />
			<div class="filter-bar row"><label>Dataset <select value=${dataset} onChange=${(event) => goWith({dataset: event.target.value, page: undefined})}>
				<option value="">all</option>${datasets.map((name) => html`<option value=${name} selected=${name === dataset}>${name}</option>`)}</select></label></div>
			${result && html`<section class="card"><h2>The replay</h2><dl class="counts">${COUNTS.map(([key, name]) => html`<div><dt>${name}</dt><dd>${number(result[key])}</dd></div>`)}</dl></section>`}
			${lines.length > 0 ? html`<${Table} caption="Rejected lines" columns=${COLUMNS} rows=${lines} id=${(line) => line.id} />`
				: html`<p class="card empty">No line was rejected${dataset && html` of <${Text} value=${dataset} />`}. A line that is no valid record is kept here, so that you can read it and process it again.</p>`}
			<${Pager} info=${info} one="rejected line" />
			${replaying && html`<${FormDialog} title="Replay the rejected lines" submit="Replay" onSubmit=${this.replay} onClose=${() => this.setState({replaying: false})}>
				<p>All lines${dataset && html` of <${Text} value=${dataset} />`} that were kept whole are processed again. A line that is valid now, for example with a corrected mapping, is stored as a record and leaves this list. Nothing counts twice.</p></${FormDialog}>`}`;
	}

}
