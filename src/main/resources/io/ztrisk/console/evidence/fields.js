/** The members of findings, by behaviour, with their names for people. */

/** @typedef {[member: string, name: string]} Field */

/** @type {Field[]} */
const DEVICE = [["device_name", "Device"], ["device_id", "Device id"]];
/** @type {Field[]} */
const REQUEST = [["host", "Host"], ["url", "URL"], ["action", "Action"], ...DEVICE, ["source_ip", "Address"]];
/** @type {Field[]} */
const DOMAIN = [["host", "Host"], ["domain", "Domain"], ["categories", "Categories"], ["category_fields", "Read from"], ["decision", "Decision"], ["url", "URL"], ["action", "Action"], ...DEVICE, ["source_ip", "Address"]];
/** @type {Field[]} */
const CHECK = [...DEVICE, ["check_name", "Check"], ["check_type", "Type of the check"], ["result", "Result"]];

/** @type {Record<string, Field[]>} */
export const FIELDS = {
	high_dlp: [["upload_profiles", "Profiles, up"], ["download_profiles", "Profiles, down"], ["profiles", "Profiles"], ["at_least", "Threshold reached"], ...REQUEST],
	security_domain: DOMAIN,
	high_risk_domain: DOMAIN,
	malicious_file: [["file_name", "File"], ["file_hash", "Hash"], ["reason", "Reason"], ["files", "Files"], ...REQUEST],
	sentinel_one: [["infected", "Infected"], ["active_threats", "Active threats"], ...CHECK],
	crowdstrike_low: CHECK,
	crowdstrike_medium: CHECK,
};

/** The scores of CrowdStrike, which are shown as bars. @type {Field[]} */
export const SCORES = [["overall", "Overall"], ["os", "Operating system"], ["sensor_config", "Sensor"]];

/** What can be copied. */
export const COPIED = new Set(["host", "url", "file_hash", "file_name", "device_id", "source_ip", "domain"]);

/** A value as text; nothing if it has another shape than expected. @param {string} member @param {any} value @returns {string | undefined} */
export function shown(member, value) {
	if (typeof value === "string") {
		return value;
	}
	if (typeof value === "boolean") {
		return value ? "yes" : "no";
	}
	if (typeof value === "number" || typeof value?.rawJSON === "string") {
		return String(value.rawJSON ?? value);
	}
	if (Array.isArray(value) && value.length <= 100 && value.every((entry) => ["string", "number"].includes(typeof entry))) {
		return value.join(", ");
	}
	if (member === "at_least" && Number.isInteger(value?.matches) && Number.isInteger(value?.seconds)) {
		return `${value.matches} matches in ${value.seconds} s`;
	}
	return undefined;
}

/** The categories of a domain, as `131 Phishing`. @param {any} finding */
export function categories({category_ids: ids = [], category_names: names = []}) {
	const known = Array.isArray(ids) ? ids : [];
	return known.map((id, index) => [shown("", id) ?? "", Array.isArray(names) && typeof names[index] === "string" ? names[index] : ""].filter((part) => part !== "").join(" ")).join(", ");
}
