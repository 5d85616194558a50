/** Staged changes of the configuration: what is there, and what one would change. */

/** @typedef {string[]} Place such as `["settings", "imp_travel", "min_km"]` */
/** @typedef {{place: Place, before: any, after: any}} Change `undefined` is an entry that is not there */
/** @typedef {{behaviors: Record<string, any>, settings: Record<string, Record<string, any>>}} Configuration */

/** The lists of exclusions, with the member that names an entry. */
export const ENTRY_KEYS = {excluded_networks: "cidr", excluded_users: "email", excluded_asns: "asn", excluded_hosts: "host", excluded_categories: "category"};

/** @param {Place} place */
const keyOf = (place) => JSON.stringify(place);

/** Whether two values are equal, whatever the order of their members. @param {any} a @param {any} b */
function equal(a, b) {
	return canonical(a) === canonical(b);
}

/** @param {any} value */
function canonical(value) {
	return JSON.stringify(value, (key, member) => (member && typeof member === "object" && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort()) : member));
}

/** Each value by its place. The entries of exclusions have a place of their own. @param {Configuration} configuration */
function flatten({behaviors, settings}) {
	/** @type {Map<string, any>} */
	const values = new Map();
	for (const [key, {enabled, risk_level}] of Object.entries(behaviors)) {
		values.set(keyOf(["behaviors", key, "enabled"]), enabled);
		values.set(keyOf(["behaviors", key, "risk_level"]), risk_level);
	}
	for (const [section, members] of Object.entries(settings)) {
		for (const [member, value] of Object.entries(members)) {
			const name = /** @type {any} */ (ENTRY_KEYS)[member];
			if (name) {
				value.forEach((/** @type {any} */ entry) => values.set(keyOf(["settings", section, member, String(entry[name])]), entry));
			} else {
				values.set(keyOf(["settings", section, member]), value);
			}
		}
	}
	return values;
}

export class Draft {

	/** @type {Map<string, any>} */
	base = new Map();
	/** @type {Map<string, any>} */
	edits = new Map();

	/** Sets what the changes are compared with. Staged changes stay. @param {Configuration} configuration */
	rebase(configuration) {
		this.base = flatten(configuration);
		[...this.edits].filter(([key, value]) => equal(this.base.get(key), value)).forEach(([key]) => this.edits.delete(key));
	}

	/** @param {Place} place @param {any} value `undefined` removes an entry */
	set(place, value) {
		const key = keyOf(place);
		if (equal(this.base.get(key), value)) {
			this.edits.delete(key);
		} else {
			this.edits.set(key, value);
		}
	}

	/** @param {Place} place */
	get(place) {
		const key = keyOf(place);
		return this.edits.has(key) ? this.edits.get(key) : this.base.get(key);
	}

	/** @param {Place} place */
	isStaged(place) {
		return this.edits.has(keyOf(place));
	}

	/** The entries of a list with their changes; a removed one has no `after`. @param {Place} list @returns {Change[]} */
	entries(list) {
		const keys = new Set([...this.base.keys(), ...this.edits.keys()]);
		const start = keyOf(list).slice(0, -1) + ",";
		return [...keys].filter((key) => key.startsWith(start)).map((key) => ({place: JSON.parse(key), before: this.base.get(key), after: this.get(JSON.parse(key))}));
	}

	/** @returns {Change[]} */
	changes() {
		return [...this.edits].map(([key, after]) => ({place: JSON.parse(key), before: this.base.get(key), after}));
	}

	/** What others have changed since. @param {Configuration} fresh @returns {Change[]} */
	since(fresh) {
		const values = flatten(fresh);
		const keys = new Set([...this.base.keys(), ...values.keys()]);
		return [...keys].filter((key) => !equal(this.base.get(key), values.get(key))).map((key) => ({place: JSON.parse(key), before: this.base.get(key), after: values.get(key)}));
	}

	clear() {
		this.edits.clear();
	}

}

/**
 * The bodies of `PUT behaviors` and `PUT settings` that make the changes, and nothing else. A list is replaced as a
 * whole, so that its body has the entries of others, too.
 * @param {Configuration} fresh
 * @param {Change[]} changes
 * @returns {{behaviors?: any, settings?: any}}
 */
export function bodies(fresh, changes) {
	/** @type {any} */
	const result = {};
	for (const {place: [part, section, member, entry], after} of changes) {
		const all = (result[part] ??= {});
		if (part === "behaviors") {
			const {enabled, risk_level} = fresh.behaviors[section] ?? {};
			Object.assign((all[section] ??= {enabled, risk_level}), {[member]: after});
		} else if (entry === undefined) {
			(all[section] ??= {})[member] = after;
		} else {
			const name = /** @type {any} */ (ENTRY_KEYS)[member];
			const list = (all[section] ??= {})[member] ?? fresh.settings[section][member];
			const others = list.filter((/** @type {any} */ other) => String(other[name]) !== entry);
			all[section][member] = after === undefined ? others : [...others, after];
		}
	}
	return result;
}
