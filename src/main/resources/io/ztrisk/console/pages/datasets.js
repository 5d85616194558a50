/** The datasets: kinds of logs that the account can send. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {Page} from "../page.js";
import {address, go} from "../router.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

const COLUMNS = [
	{key: "name", name: "Dataset", class: "word", cell: (dataset) => html`<a data-open href=${address("dataset", {id: dataset.name})}><${Text} value=${dataset.name} /></a>`},
	{key: "description", name: "Description", cell: (dataset) => html`<${Text} value=${dataset.description} />`},
	{key: "made", name: "Made by", class: "word named", cell: (dataset) => (dataset.predefined ? html`<span class="muted">predefined</span>` : html`<span class="tag">this account</span>`)},
	{key: "revision", name: "Revision", class: "number named", cell: (dataset) => dataset.revision},
];

export default class Datasets extends Page {

	needs = "zero_trust_read";

	heading() {
		return "Datasets";
	}

	tools() {
		return html`<${Action} needs="zero_trust_write" onClick=${() => go(address("dataset"))}>New dataset</${Action}>`;
	}

	async load() {
		return (await this.get("datasets")).result.datasets;
	}

	view(datasets) {
		const rows = Object.entries(datasets).map(([name, dataset]) => ({...dataset, name})).sort((a, b) => Number(a.predefined) - Number(b.predefined));
		return html`<p class="muted">A mapping tells where the values of a record are. Make a dataset for logs that no predefined one reads, or copy one to correct it.</p>
			<${Table} caption="Datasets" columns=${COLUMNS} rows=${rows} id=${(row) => row.name} />`;
	}

}
