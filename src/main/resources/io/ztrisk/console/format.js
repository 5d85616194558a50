/** Numbers and times. */
import {html} from "./html.js";
import {preferences} from "./preferences.js";
import {Text} from "./text.js";

const NUMBER = new Intl.NumberFormat("en-US", {maximumFractionDigits: 1});
const ZONE = new Intl.DateTimeFormat("en-GB", {timeZoneName: "short"});
const UNITS = /** @type {const} */ ([["d", 86400], ["h", 3600], ["min", 60], ["s", 1]]);

/** @param {number} value */
export function number(value) {
	return NUMBER.format(value);
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = one + "s") {
	return `${number(count)} ${count === 1 ? one : many}`;
}

/** A number of JSON, also one that is kept with its digits; else NaN. @param {any} value */
export function finite(value) {
	const result = typeof value?.rawJSON === "string" ? Number(value.rawJSON) : typeof value === "number" ? value : NaN;
	return Number.isFinite(result) ? result : NaN;
}

/**
 * A point in time as `2026-11-27 16:31:01 UTC`, or in the zone of the browser.
 * @param {string | number} value
 */
export function dateTime(value) {
	const date = new Date(value);
	if (Number.isNaN(date.getTime())) {
		return String(value);
	}
	if (preferences.zone === "utc") {
		return readable(date) + " UTC";
	}
	const moved = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
	if (Number.isNaN(moved.getTime())) {
		return String(value);
	}
	const zone = ZONE.formatToParts(date).find((part) => part.type === "timeZoneName");
	return `${readable(moved)} ${zone?.value}`;
}

/** Also of years with more than four digits. @param {Date} date */
function readable(date) {
	return date.toISOString().replace("T", " ").replace(/\..*/, "");
}

/** The time between now and then as `3 min ago` or `in 3 min`. @param {string | number} value */
export function ago(value) {
	const seconds = Math.round((Date.now() - new Date(value).getTime()) / 1000);
	const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
	const amount = number(Math.floor(Math.abs(seconds) / size));
	return seconds < 0 ? `in ${amount} ${unit}` : `${amount} ${unit} ago`;
}

/**
 * A point in time, both absolute and relative.
 * @param {{value?: string, stacked?: boolean}} properties `stacked` writes them below each other
 */
export function Time({value, stacked = false}) {
	if (!value) {
		return html`<span class="muted">never</span>`;
	}
	if (Number.isNaN(Date.parse(value))) {
		return html`<${Text} value=${value} />`;
	}
	return html`<time class=${stacked ? "time stacked" : "time"} datetime=${value}><span>${dateTime(value)}</span> <span class="muted">${ago(value)}</span></time>`;
}
