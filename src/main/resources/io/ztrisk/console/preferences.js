/** Preferences of this browser: theme, time zone and keys. Web storage holds nothing else. */
import {changed} from "./store.js";

/** @typedef {{theme: "system" | "light" | "dark", zone: "utc" | "local", keys: boolean, perPage: number}} Preferences */

const NAME = "ztrisk";

/** @type {Preferences} */
export const preferences = {theme: "system", zone: "utc", keys: true, perPage: 50, ...stored()};

/** @param {Partial<Preferences>} values */
export function prefer(values) {
	Object.assign(preferences, values);
	try {
		localStorage.setItem(NAME, JSON.stringify(preferences));
	} catch {
		// A browser without storage forgets the preferences.
	}
	applyTheme();
	changed();
}

export function applyTheme() {
	const root = document.documentElement;
	if (preferences.theme === "system") {
		delete root.dataset.theme;
	} else {
		root.dataset.theme = preferences.theme;
	}
}

function stored() {
	try {
		const {theme, zone, keys, perPage} = JSON.parse(localStorage.getItem(NAME) ?? "{}");
		return {
			...(["system", "light", "dark"].includes(theme) && {theme}),
			...(["utc", "local"].includes(zone) && {zone}),
			...(typeof keys === "boolean" && {keys}),
			...([25, 50, 100].includes(perPage) && {perPage}),
		};
	} catch {
		return {};
	}
}
