/** The behaviours of an account: switched on and off, with level, and what each has found. */
import {html} from "../html.js";
import {Spark} from "../charts.js";
import {counted, number} from "../format.js";
import {LEVELS} from "../level.js";
import {address, route} from "../router.js";
import {may} from "../session.js";
import {Table} from "../table.js";
import {Text, visible} from "../text.js";

const SERIES = [{key: "counting", name: "found", class: "fill-found"}, {key: "dismissed", name: "dismissed", class: "fill-dismissed"}];

/** What a behaviour has found by day. @param {any} statistics @param {string} key */
function found(statistics, key) {
	const days = statistics.days.map((/** @type {any} */ {date, events}) => {
		const {found: all = 0, dismissed = 0} = events[key] ?? {};
		return {date, values: {counting: all - dismissed, dismissed}};
	});
	const sum = (/** @type {string} */ name) => days.reduce((/** @type {number} */ total, /** @type {any} */ day) => total + day.values[name], 0);
	return {days, all: sum("counting") + sum("dismissed"), dismissed: sum("dismissed")};
}

/** @param {{statistics: any, row: any}} properties */
function Found({statistics, row}) {
	if (!statistics) {
		return html`<span class="muted">unknown</span>`;
	}
	const {days, all, dismissed} = found(statistics, row.key);
	if (!all) {
		return html`<div class="found"><span class="muted">0</span></div>`;
	}
	return html`<div class="found"><span>${number(all)}</span> <${Spark} days=${days} series=${SERIES} sentence=${`${visible(row.name)}: ${counted(all, "event")}, ${number(dismissed)} dismissed`} /></div>`;
}

/** @param {{statistics: any, row: any}} properties */
function Dismissed({statistics, row}) {
	const {all, dismissed} = statistics ? found(statistics, row.key) : {all: 0, dismissed: 0};
	return all ? html`${Math.round((100 * dismissed) / all)} %` : html`<span class="muted" aria-label="no events">–</span>`;
}

/**
 * @param {{draft: import("./draft.js").Draft, behaviors: Record<string, any>, statistics: any, onEdit: () => void}} properties
 */
export function BehaviorTable({draft, behaviors, statistics, onEdit}) {
	const locked = !may("zero_trust_write", route.account);
	const rows = Object.entries(behaviors).map(([key, behavior]) => ({...behavior, key}));
	const edit = (/** @type {any} */ row, /** @type {string} */ member, /** @type {any} */ value) => {
		draft.set(["behaviors", row.key, member], value);
		onEdit();
	};
	const staged = (/** @type {any} */ row, /** @type {string} */ member) => draft.isStaged(["behaviors", row.key, member]) && html` <span class="tag staged">staged</span>`;
	const columns = [
		{key: "behavior", name: "Behaviour", cell: (row) => html`<a data-open href=${address("behavior", {id: row.key})}><${Text} value=${row.name} /></a>
			${row.key.startsWith("custom_") && html` <span class="tag">custom</span>`}<span class="muted description"><${Text} value=${row.description} /></span>`},
		{key: "enabled", name: "Enabled", cell: (row) => html`<label><input type="checkbox" checked=${draft.get(["behaviors", row.key, "enabled"])} disabled=${locked} onChange=${(event) => edit(row, "enabled", event.target.checked)} />
			<span>${draft.get(["behaviors", row.key, "enabled"]) ? "on" : "off"}<span class="hidden"> <${Text} value=${row.name} /></span></span></label>${staged(row, "enabled")}`},
		{key: "level", name: "Level", cell: (row) => html`<label><span class="hidden">Level of <${Text} value=${row.name} /></span><select value=${draft.get(["behaviors", row.key, "risk_level"])} disabled=${locked} onChange=${(event) => edit(row, "risk_level", event.target.value)}>
			${LEVELS.map((level) => html`<option value=${level} selected=${level === draft.get(["behaviors", row.key, "risk_level"])}>${level}</option>`)}</select></label>${staged(row, "risk_level")}`},
		{key: "found", name: "Found in 30 days", class: "named", cell: (row) => html`<${Found} statistics=${statistics} row=${row} />`},
		{key: "dismissed", name: "Dismissed", class: "number named", cell: (row) => html`<${Dismissed} statistics=${statistics} row=${row} />`},
	];
	return html`<${Table} caption="Behaviours" columns=${columns} rows=${rows} id=${(row) => row.key} />`;
}
