/** The findings that exclusions have suppressed. */
import {html} from "../html.js";
import {FeedTabs} from "../feeds_tabs.js";
import {Time} from "../format.js";
import {Json} from "../json.js";
import {Page} from "../page.js";
import {Pager, paging} from "../pager.js";
import {address, route} from "../router.js";
import {may} from "../session.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {any} evidence the exclusions in it @returns {string[]} */
function excluded(evidence) {
	const found = [];
	JSON.stringify(evidence, (key, value) => {
		if (key === "excluded" && value && typeof value === "object") {
			found.push(Object.entries(value).filter(([name]) => name !== "expires_at").map(([, member]) => String(member)).join(": "));
		}
		return value;
	});
	return [...new Set(found)];
}

export default class Suppressed extends Page {

	needs = "zero_trust_pii_read";

	heading() {
		return "Suppressed findings";
	}

	async load(query) {
		const [found, behaviors] = await Promise.all([this.get("suppressed", paging(query)), may("zero_trust_read", route.account) ? this.get("behaviors", {all: true}) : undefined]);
		return {rows: found.result.suppressed, info: found.info, behaviors: behaviors?.result.behaviors ?? {}};
	}

	view({rows, info, behaviors}) {
		const columns = [
			{key: "time", name: "Newest", cell: (row) => html`<${Time} value=${row.timestamp} stacked />`},
			{key: "behavior", name: "Behaviour", cell: (row) => html`<${Text} value=${behaviors[row.behavior]?.name ?? row.behavior} />`},
			{key: "user", name: "User", cell: (row) => html`<a data-open href=${address("user", {id: row.user_id})}><code>${row.user_id}</code></a>`},
			{key: "excluded", name: "Excluded by", cell: (row) => excluded(row.evidence).map((text) => html`<span class="tag data"><${Text} value=${text} /></span> `)},
			{key: "evidence", name: "Evidence", class: "evidence-cell", cell: (row) => html`<details><summary>${same(row.evidence, row.first_evidence) ? "Evidence" : "Newest and first evidence"}</summary><${Json} value=${row.evidence} what="the newest evidence" />
				${!same(row.evidence, row.first_evidence) && html`<${Json} value=${row.first_evidence} what="the first evidence" />`}</details>`},
		];
		return html`<${FeedTabs} /><p class="muted">These findings rest on an exclusion of <a href=${address("behaviors")}>the settings</a>. They are never scored.</p>
			${rows.length > 0 ? html`<${Table} caption="Suppressed findings" columns=${columns} rows=${rows} id=${(row) => `${row.user_id} ${row.behavior} ${row.timestamp}`} />`
				: html`<p class="card empty">No finding was suppressed. If you exclude a network, a user or a host, what it hides appears here.</p>`}
			<${Pager} info=${info} one="suppressed finding" />`;
	}

}
