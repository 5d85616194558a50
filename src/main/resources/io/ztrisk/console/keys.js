/** Keys of the keyboard, which a switch turns off. Everything works without them, too. */
import {preferences} from "./preferences.js";
import {dialogIsOpen} from "./dialog.js";
import {address, go} from "./router.js";
import {PAGES} from "./pages.js";

let waiting = 0;

/** @type {() => void} */
let onHelp = () => {};

/** The keys with their meaning, for the list. */
export function list() {
	return [["/", "find a user"], ...PAGES.filter((page) => page.key).map((page) => [`g ${page.key}`, `go to ${page.name}`]),
		["j  k", "next, previous row"], ["x", "select the row"], ["Enter", "open the row"], ["d", "dismiss the event"], ["?", "list the shortcuts"], ["Esc", "close"]];
}

/** @param {() => void} help opens the list of keys */
export function startKeys(help) {
	onHelp = help;
	document.addEventListener("keydown", (event) => {
		const target = /** @type {HTMLElement} */ (event.target);
		const types = target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])");
		if (preferences.keys && !types && !dialogIsOpen() && !event.ctrlKey && !event.metaKey && !event.altKey && press(event.key, target)) {
			event.preventDefault();
		}
	});
}

/** @param {string} key @param {HTMLElement} target @returns {boolean} whether the key means something */
function press(key, target) {
	if (Date.now() - waiting < 1500) {
		waiting = 0;
		const page = PAGES.find((candidate) => candidate.key === key);
		if (page) {
			go(address(page.path));
		}
		return Boolean(page);
	}
	switch (key) {
		case "g":
			waiting = Date.now();
			return true;
		case "?":
			onHelp();
			return true;
		case "/":
			return focus(document.querySelector("#find"));
		case "j":
			return move(target, 1);
		case "k":
			return move(target, -1);
		case "x":
		case "d":
			return click(target.closest("[data-row]")?.querySelector(`[data-key="${key}"]`));
		default:
			return false;
	}
}

/** @param {HTMLElement} target @param {number} step */
function move(target, step) {
	const rows = [...document.querySelectorAll("[data-row]")];
	const row = target.closest("[data-row]");
	const next = rows[row ? rows.indexOf(row) + step : 0];
	return focus(next?.querySelector("[data-open]"));
}

/** @param {Element | null | undefined} element */
function focus(element) {
	/** @type {HTMLElement | undefined} */ (element)?.focus();
	return Boolean(element);
}

/** @param {Element | null | undefined} element */
function click(element) {
	/** @type {HTMLElement | undefined} */ (element)?.click();
	return Boolean(element);
}
