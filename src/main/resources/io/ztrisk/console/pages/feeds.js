/** The feeds: what has arrived of each dataset. */
import {html} from "../html.js";
import {FeedTabs} from "../feeds_tabs.js";
import {number, Time} from "../format.js";
import {Page} from "../page.js";
import {Card} from "../parts.js";
import {address} from "../router.js";
import {SendLogs} from "../send_logs.js";
import {Table} from "../table.js";
import {Text} from "../text.js";

/** Why records were not evaluated. */
const LOSSES = [
	["too_late", "too late", "Records that were too old to be evaluated"],
	["over_limit", "over the limit", "Records over the limit of one user and hour"],
	["not_evaluable", "without a place", "Logins without a known place"],
	["inexact", "inexact", "Logins that are no finding only because a place is not exact enough"],
];

/** @param {{feed: any}} properties */
function Losses({feed}) {
	const losses = LOSSES.filter(([key]) => feed[key] > 0);
	const missing = Object.entries(feed.incomplete);
	return losses.length + missing.length === 0 ? html`<span class="muted">all</span>` : html`<ul class="losses">
		${losses.map(([key, name, meaning]) => html`<li key=${key} title=${meaning}>${number(feed[key])} ${name}</li>`)}
		${missing.map(([field, count]) => html`<li key=${`missing ${field}`} title="Records in which a field is missing that an enabled behaviour needs">${number(count)} without <code><${Text} value=${field} /></code></li>`)}</ul>`;
}

const COLUMNS = [
	{key: "dataset", name: "Dataset", cell: (feed) => html`<a data-open href=${address("dataset", {id: feed.dataset})}><${Text} value=${feed.dataset} /></a>`},
	{key: "state", name: "State", class: "word", cell: (feed) => (feed.quiet ? html`<span class="tag warn">quiet</span>` : html`<span class="tag good">ok</span>`)},
	{key: "record", name: "Newest record", class: "named", cell: (feed) => html`<${Time} value=${feed.last_record} stacked />`},
	{key: "batch", name: "Last delivery", class: "named", cell: (feed) => html`<${Time} value=${feed.last_batch} stacked />`},
	{key: "deliveries", name: "Deliveries", class: "number named", cell: (feed) => number(feed.deliveries)},
	{key: "losses", name: "Evaluated", class: "named", cell: (feed) => html`<${Losses} feed=${feed} />`},
];

export default class Feeds extends Page {

	needs = "zero_trust_read";

	heading() {
		return "Feeds";
	}

	async load() {
		return (await this.get("feeds")).result.feeds;
	}

	view(feeds) {
		const fed = feeds.filter((feed) => feed.deliveries > 0);
		const silent = feeds.filter((feed) => feed.deliveries === 0).map((feed) => feed.dataset);
		return html`<${FeedTabs} />
			${fed.length > 0 ? html`<p class="muted">A quiet feed does not mean a low risk: its logs may not arrive. Counts are of all deliveries, also of records that came twice.</p>
				<${Table} caption="Feeds" columns=${COLUMNS} rows=${fed} id=${(feed) => feed.dataset} />` : html`<p class="card empty">No logs have arrived. Each dataset appears here after its first records.</p>`}
			${silent.length > 0 && html`<p class="muted silent">Nothing has arrived of <${Text} value=${silent.join(", ")} />.</p>`}
			<${Card} title="Send logs"><${SendLogs} /></${Card}>`;
	}

}
