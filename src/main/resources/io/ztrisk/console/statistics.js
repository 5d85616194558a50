/** Users by level and events by behaviour, day by day. */
import {html} from "./html.js";
import {DayBars, Hatch, Spark} from "./charts.js";
import {counted, number} from "./format.js";
import {Bars, LEVELS} from "./level.js";
import {Card} from "./parts.js";
import {address} from "./router.js";
import {Text, visible} from "./text.js";

const WEEK = 7;
const LEVEL_SERIES = LEVELS.map((level) => ({key: level, name: level, class: `fill-${level}`})).reverse();
const EVENT_SERIES = [{key: "counting", name: "found", class: "fill-found"}, {key: "dismissed", name: "dismissed", class: "fill-dismissed"}];

/** @param {{part: any, catalogue: any}} properties the answer of the call, and the behaviours by key */
export function Statistics({part, catalogue}) {
	const days = part.result?.days ?? [];
	if (part.error) {
		return html`<${Card} title="Statistics" part=${part} />`;
	}
	return days.length > 0 && html`<${Hatch} />
		<ul class="tiles">${LEVELS.map((level) => html`<${Tile} level=${level} days=${days} since=${part.result.recorded_since} />`)}</ul>
		<div class="columns">
			<${Card} title="Users by level, day by day"><${DayBars} title="Users by level" sentence=${levels(days)} series=${LEVEL_SERIES} days=${days.map(({date, users}) => ({date, values: users}))} /></${Card}>
			<${Behaviors} days=${days} catalogue=${catalogue} />
		</div>`;
}

/** @param {any[]} days */
function levels(days) {
	const {users} = days[days.length - 1];
	return `Today ${LEVELS.map((level) => `${number(users[level] ?? 0)} ${level}`).join(", ")}.`;
}

/** The change is left out if the users of the day before are not known. */
function Tile({level, days, since}) {
	const now = days[days.length - 1].users[level] ?? 0;
	const day = days[days.length - 1 - WEEK];
	const before = day?.date >= since ? day.users[level] : undefined;
	const change = now - before;
	return html`<li class="card tile"><a href=${address("users", {level})}><${Bars} level=${level} /> <span class="tile-name">${level}</span> <strong>${number(now)}</strong></a>
		<span class="muted">${before === undefined ? "" : `${change > 0 ? "+" : change < 0 ? "−" : ""}${number(Math.abs(change))} in ${WEEK} days`}</span></li>`;
}

function Behaviors({days, catalogue}) {
	const keys = [...new Set(days.flatMap((day) => Object.keys(day.events)))];
	const rows = keys.map((key) => {
		const values = days.map(({date, events}) => {
			const {found = 0, dismissed = 0} = events[key] ?? {};
			return {date, values: {counting: found - dismissed, dismissed}};
		});
		const dismissed = values.reduce((sum, day) => sum + day.values.dismissed, 0);
		return {key, days: values, dismissed, found: dismissed + values.reduce((sum, day) => sum + day.values.counting, 0)};
	}).filter((row) => row.found > 0).sort((a, b) => b.found - a.found || (a.key < b.key ? -1 : 1));
	return html`<${Card} title="Found and dismissed, by behaviour">
		${rows.length === 0 && html`<p class="empty">No events in this time span.</p>`}
		${rows.length > 0 && html`<table class="plain"><caption class="hidden">Events by behaviour</caption><thead><tr><th scope="col">Behaviour</th><th scope="col" class="wide">Day by day</th><th scope="col" class="number">Found</th><th scope="col" class="number">Dismissed</th></tr></thead>
			<tbody>${rows.map((row) => html`<tr key=${row.key}><th scope="row"><a href=${address("users", {behavior: row.key})}><${Text} value=${catalogue[row.key]?.name ?? row.key} /></a></th>
				<td class="wide"><${Spark} days=${row.days} series=${EVENT_SERIES} sentence=${`${visible(catalogue[row.key]?.name ?? row.key)}: ${counted(row.found, "event")}, ${number(row.dismissed)} dismissed`} /></td>
				<td class="number">${number(row.found)}</td><td class="number">${Math.round((100 * row.dismissed) / row.found)} %</td></tr>`)}</tbody></table>`}
	</${Card}>`;
}
