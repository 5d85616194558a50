/** The evidence of an event: drawn if it has the shape of its behaviour, and else as JSON. */
import {html} from "../html.js";
import {Copy} from "../copy.js";
import {finite, number, Time} from "../format.js";
import {Json} from "../json.js";
import {Text} from "../text.js";
import {categories, COPIED, FIELDS, SCORES, shown} from "./fields.js";
import {isTravel, Travel} from "./travel.js";

const SCORE_LIMITS = [50, 80];

/** @param {any} value */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !("rawJSON" in value && Object.isFrozen(value));
}

/**
 * Properties: `behavior` (a key), `details` (of the event), `settings`, `onExclude(cidr)`.
 * The newest finding comes first; the first one is shown where it differs.
 */
export function Evidence({behavior, details, settings, onExclude}) {
	if (!isObject(details) || !isObject(details.newest)) {
		return details === undefined ? html`<p class="muted">The event was reported without details.</p>` : html`<${Json} value=${details} what="the details" />`;
	}
	const {newest, first} = details;
	const differs = isObject(first) && JSON.stringify(first) !== JSON.stringify(newest);
	const finding = (value) => html`<${Finding} behavior=${behavior} finding=${value} settings=${settings} onExclude=${onExclude} />`;
	return html`<div class="evidence">
		${differs && html`<h4>Newest finding</h4>`}${finding(newest)}
		${differs && html`<h4>First finding</h4>${finding(first)}`}
	</div>`;
}

/** One finding. Properties: as of `Evidence`, with `finding` instead of `details`. */
export function Finding({behavior, finding, settings, onExclude}) {
	if (isTravel(finding)) {
		return html`<${Travel} finding=${finding} settings=${settings} onExclude=${onExclude} />`;
	}
	const fields = FIELDS[behavior];
	if (!fields || !isObject(finding)) {
		return html`<${Json} value=${finding} what="the finding" />`;
	}
	const rows = fields.map(([member, name]) => ({member, name, text: member === "categories" ? categories(finding) : shown(member, finding[member])})).filter((row) => row.text);
	const scores = SCORES.map(([member, name]) => ({member, name, score: finite(finding[member])})).filter(({score}) => behavior.startsWith("crowdstrike_") && score >= 0 && score <= 100);
	const told = new Set(["timestamp", "category_ids", "category_names", ...rows.map((row) => row.member), ...scores.map((row) => row.member)]);
	const others = Object.entries(finding).filter(([member]) => !told.has(member));
	return html`<div class="finding">
		${typeof finding.timestamp === "string" && html`<p class="muted"><${Time} value=${finding.timestamp} /></p>`}
		${scores.length > 0 && html`<${Scores} scores=${scores} />`}
		<dl class="fields">${rows.map(({member, name, text}) => html`<div key=${member}><dt>${name}</dt><dd><${Text} value=${text} />${COPIED.has(member) && html` <${Copy} text=${text} what=${name.toLowerCase()} />`}</dd></div>`)}</dl>
		${others.length > 0 && html`<${Json} value=${Object.fromEntries(others)} what="the other members" />`}
	</div>`;
}

/** Scores as bars against the limits 50 and 80. */
function Scores({scores}) {
	return html`<ul class="scores">${scores.map(({member, name, score}) => html`<li key=${member}><span>${name}</span>
		<svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${`${name}: ${number(score)} of 100; the limits are ${SCORE_LIMITS.join(" and ")}`}>
			<rect class="track" width="100" height="8" /><rect class=${score <= SCORE_LIMITS[0] ? "fill-high" : score < SCORE_LIMITS[1] ? "fill-medium" : "fill-found"} width=${score} height="8" />
			${SCORE_LIMITS.map((limit) => html`<line class="limit" x1=${limit} x2=${limit} y1="0" y2="8" />`)}</svg>
		<strong>${number(score)}</strong></li>`)}</ul>`;
}
