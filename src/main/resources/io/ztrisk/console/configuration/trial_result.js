/** What a dry run of the configuration answered. */
import {html} from "../html.js";
import {counted, number, Time} from "../format.js";
import {Badge, Bars, LEVELS} from "../level.js";
import {address} from "../router.js";
import {Text} from "../text.js";

/** @param {{now: number, then: number}} properties */
function NowThen({now, then}) {
	const change = then - now;
	return html`<span class="now-then">${number(now)} <span aria-label="becomes">→</span> <strong>${number(then)}</strong></span>${change !== 0 && html` <span class="muted">${change > 0 ? "+" : "−"}${number(Math.abs(change))}</span>`}`;
}

/** @param {{result: any, behaviors: Record<string, any>}} properties */
export function TrialResult({result, behaviors}) {
	const rows = Object.entries(/** @type {Record<string, any>} */ (result.behaviors)).sort(([, a], [, b]) => b.new + b.gone - a.new - a.gone);
	const changed = rows.some(([, row]) => row.new + row.gone > 0);
	return html`<section class="trial">
		<p><strong>${changed ? "The events would differ." : "The events would be the same."}</strong> ${counted(result.users_examined, "user")} examined${result.users_skipped > 0 && `, ${number(result.users_skipped)} skipped for more than 100,000 observations`}.
			${!result.complete && " It stopped at its limit of time or observations: these are the counts of a part, not an estimate."}</p>
		<h3>Users by level</h3>
		<table class="compact"><caption class="hidden">Users by level, now and then</caption><thead><tr><th scope="col">Level</th><th scope="col">Now → then</th></tr></thead>
			<tbody>${[...LEVELS, "unscored"].map((level) => html`<tr key=${level}><td><${Bars} level=${level} /> ${level}</td><td><${NowThen} now=${result.levels.now[level] ?? 0} then=${result.levels.then[level] ?? 0} /></td></tr>`)}</tbody></table>
		<h3>Events by behaviour</h3>
		<div class="wide"><table class="compact"><caption class="hidden">Events by behaviour, now and then</caption><thead><tr><th scope="col">Behaviour</th><th scope="col">Now → then</th><th scope="col" class="number">New</th><th scope="col" class="number">Gone</th></tr></thead>
			<tbody>${rows.filter(([, row]) => row.evaluable !== "no").map(([key, row]) => html`<tr key=${key}><td><${Text} value=${behaviors[key]?.name ?? key} />
				${row.evaluable === "partly" && html`<span class="muted description">partly evaluable${row.reason && html`: <${Text} value=${row.reason} />`}</span>`}
				${row.state_since && html`<span class="muted description">data since <${Time} value=${row.state_since} /></span>`}</td>
				<td><${NowThen} now=${row.now} then=${row.then} /></td><td class="number">${number(row.new)}</td><td class="number">${number(row.gone)}</td></tr>`)}</tbody></table></div>
		<${NotEvaluable} rows=${rows.filter(([, row]) => row.evaluable === "no")} behaviors=${behaviors} />
		<${Examples} examples=${result.examples} behaviors=${behaviors} />
	</section>`;
}

/** The behaviours that cannot be judged, by the reason. @param {{rows: [string, any][], behaviors: Record<string, any>}} properties */
function NotEvaluable({rows, behaviors}) {
	const reasons = Object.entries(Object.groupBy(rows, ([, row]) => row.reason ?? ""));
	return reasons.map(([reason, all]) => html`<p key=${reason} class="muted not-evaluable">Not evaluable: <${Text} value=${all?.map(([key]) => behaviors[key]?.name ?? key).join(", ")} />.${reason && html` <${Text} value=${reason} />.`}</p>`);
}

/** @param {{examples?: any[], behaviors: Record<string, any>}} properties */
function Examples({examples, behaviors}) {
	if (!examples) {
		return html`<p class="muted">Examples need the permission zero_trust_pii_read.</p>`;
	}
	if (!examples.length) {
		return null;
	}
	return html`<h3>Examples</h3><div class="wide"><table class="compact"><caption class="hidden">Examples of new and gone events</caption><thead><tr><th scope="col">Change</th><th scope="col">User</th><th scope="col">Behaviour</th><th scope="col">Time</th><th scope="col">Level</th></tr></thead>
		<tbody>${examples.map((example, index) => html`<tr key=${index}><td><span class=${example.change === "new" ? "tag warn" : "tag"}>${example.change === "new" ? "new" : "gone"}</span></td>
			<td><a href=${address("user", {id: example.user_id})}><${Text} value=${example.email || example.user_id} /></a></td>
			<td><${Text} value=${behaviors[example.behavior]?.name ?? example.behavior} /></td><td><${Time} value=${example.timestamp} stacked /></td>
			<td><${Badge} level=${example.level_now} /> <span aria-label="becomes">→</span> <${Badge} level=${example.level_then} /></td></tr>`)}</tbody></table></div>`;
}
