/** The settings of detection with their names and limits, and the words for a change. */
import {dateTime, number} from "../format.js";

/** @typedef {{member: string, name: string, min?: number, max?: number, options?: string[], words?: boolean, part?: string}} Field */

/** @type {{section: string, name: string, fields: Field[]}[]} */
export const SECTIONS = [
	{section: "imp_travel", name: "Impossible Travel", fields: [
		{member: "min_km", name: "Minimum distance (km)", min: 1, max: 20037},
		{member: "min_kmh", name: "Minimum speed (km/h)", min: 1, max: 100000},
		{member: "max_hours", name: "Maximum time between two logins (h)", min: 1, max: 24},
		{member: "anonymizers", name: "Logins from anonymizing networks", options: ["judge", "suppress"]},
	]},
	{section: "high_dlp", name: "High Number of DLP Policies Triggered", fields: [
		{member: "matches", name: "Minimum number of matches", min: 1, max: 1000},
		{member: "seconds", name: "Maximum time from the first to the last (s)", min: 1, max: 3600},
	]},
	{section: "malicious_file", name: "Interaction with Malicious File", fields: [
		{member: "reasons", name: "Words of reasons, separated by commas", words: true},
		{member: "file_info", name: "Member of FileInfo that tells of a malicious file", part: "member"},
		{member: "file_info", name: "Its value for a malicious file", part: "value"},
	]},
	{section: "feeds", name: "Feeds", fields: [
		{member: "quiet_after_seconds", name: "Quiet without a record for (s)", min: 60, max: 2592000},
	]},
];

/** @typedef {{section: string, list: string, key: string, name: string, one: string, type: string, hint: string}} ExclusionList */

/** @type {ExclusionList[]} */
export const LISTS = [
	{section: "imp_travel", list: "excluded_networks", key: "cidr", name: "Networks", one: "network", type: "text", hint: "192.0.2.0/24"},
	{section: "imp_travel", list: "excluded_users", key: "email", name: "Users", one: "user", type: "email", hint: "mia@example.org"},
	{section: "imp_travel", list: "excluded_asns", key: "asn", name: "Autonomous systems", one: "AS number", type: "number", hint: "64496"},
	{section: "domains", list: "excluded_hosts", key: "host", name: "Hosts", one: "host", type: "text", hint: "example.org"},
	{section: "domains", list: "excluded_categories", key: "category", name: "Categories of domains", one: "category id", type: "number", hint: "134"},
];

const MEMBERS = {enabled: "enabled", risk_level: "level"};

/**
 * The name of a place, such as `Impossible Travel: Minimum distance (km)`.
 * @param {string[]} place
 * @param {Record<string, any>} behaviors
 */
export function nameOf([part, section, member, entry], behaviors) {
	if (part === "behaviors") {
		return `${behaviors[section]?.name ?? section}: ${/** @type {any} */ (MEMBERS)[member] ?? member}`;
	}
	if (entry !== undefined) {
		return `Excluded ${LISTS.find((candidate) => candidate.list === member)?.one ?? member} ${entry}`;
	}
	const found = SECTIONS.find((candidate) => candidate.section === section);
	return `${found?.name ?? section}: ${found?.fields.find((field) => field.member === member)?.name ?? member}`;
}

/** A value in words. @param {any} value @returns {string} */
export function inWords(value) {
	if (value === undefined || value === null) {
		return "none";
	}
	if (typeof value === "boolean") {
		return value ? "on" : "off";
	}
	if (typeof value === "number") {
		return number(value);
	}
	if (Array.isArray(value)) {
		return value.map(inWords).join(", ") || "none";
	}
	if (typeof value !== "object") {
		return String(value);
	}
	if (value.member !== undefined) {
		return `${value.member} = ${value.value}`;
	}
	return value.reason === undefined ? JSON.stringify(value) : `${value.reason}${value.expires_at ? `, until ${dateTime(value.expires_at)}` : ""}`;
}

/** Whether an exclusion does not hold any more. @param {{expires_at?: string}} entry */
export function expired({expires_at: end}) {
	return end !== undefined && Date.parse(end) <= Date.now();
}

/** The words of a field with commas. @param {string} text */
export function wordsOf(text) {
	return text.split(",").map((word) => word.trim()).filter(Boolean);
}

