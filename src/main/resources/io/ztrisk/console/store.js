/** Listeners of what changes outside of components: the address, the preferences, the session. */

/** @type {Set<() => void>} */
const listeners = new Set();

/** @param {() => void} listener */
export function listen(listener) {
	listeners.add(listener);
}

/** Draws the whole console again. */
export function changed() {
	listeners.forEach((listener) => listener());
}
