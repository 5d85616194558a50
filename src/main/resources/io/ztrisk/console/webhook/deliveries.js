/** The messages of a webhook, and sending one again. */
import {html} from "../html.js";
import {Action} from "../action.js";
import {number, Time} from "../format.js";
import {address, goWith, route} from "../router.js";
import {Table} from "../table.js";
import {Text} from "../text.js";
import {needed} from "./form.js";

const STATUSES = ["waiting", "delivered", "dead", "lost"];
const KINDS = {delivered: "tag good", waiting: "tag", dead: "tag warn", lost: "tag warn"};

/** @param {any} delivery */
function answer({http_status: status, error, milliseconds}) {
	return html`${status ? `HTTP ${status}` : ""} ${error && html`<code><${Text} value=${error} /></code>`}${milliseconds !== undefined && html`<span class="muted description">${number(milliseconds)} ms</span>`}`;
}

/** Properties: `rows`, `onAgain(delivery)`. */
export function Deliveries({rows, onAgain}) {
	const now = route.query.get("status") ?? "";
	const columns = [
		{key: "time", name: "Last attempt", cell: (row) => (row.last_attempt_at ? html`<${Time} value=${row.last_attempt_at} stacked />` : "none yet")},
		{key: "status", name: "Status", class: "word", cell: (row) => html`<span class=${KINDS[row.status] ?? "tag"}>${row.status}</span>${row.next_attempt_at && html`<span class="muted description">again <${Time} value=${row.next_attempt_at} /></span>`}`},
		{key: "user", name: "Change", class: "named", cell: (row) => html`${row.user_id ? html`<a data-open href=${address("user", {id: row.user_id})}><code>${row.user_id}</code></a>` : row.type}<span class="muted description">number ${number(row.seq)}</span>`},
		{key: "answer", name: "Answer", class: "named", cell: answer},
		{key: "attempts", name: "Attempts", class: "number named", cell: (row) => number(row.attempts)},
		{key: "actions", name: "Actions", class: "actions", cell: (row) => ["delivered", "dead"].includes(row.status) && html`<${Action} needs=${needed()} class="quiet" onClick=${() => onAgain(row)}>Send again<span class="hidden"> change ${row.seq}</span></${Action}>`},
	];
	return html`<div class="row" role="group" aria-label="Filter of the messages">${["", ...STATUSES].map((status) => html`<button type="button" class="toggle" aria-pressed=${now === status} onClick=${() => goWith({status, page: undefined})}>${status || "all"}</button>`)}</div>
		${rows.length > 0 ? html`<${Table} caption="Messages" columns=${columns} rows=${rows} id=${(row) => row.id} />`
			: html`<p class="empty">No such message. One appears when a user's level changes.</p>`}`;
}
