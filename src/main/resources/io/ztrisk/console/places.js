/** Finds the values of a JSON text by their JSON Pointers. */

/** @typedef {{start: number, end: number}} Range positions in the text */

const BLANK = /[ \t\r\n]*/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Not JSON: `at` is the position of the first character that is wrong. */
export class NotJson extends Error {

	/** @param {number} at */
	constructor(at) {
		super("This is not valid JSON");
		this.at = at;
	}

}

class Reader {

	/** @type {Map<string, Range>} */
	found = new Map();
	at = 0;

	/** @param {string} text */
	constructor(text) {
		this.text = text;
	}

	/** @param {RegExp} pattern @returns {string} what fits at this position, else an empty text */
	take(pattern) {
		pattern.lastIndex = this.at;
		const taken = pattern.exec(this.text)?.[0] ?? "";
		this.at += taken.length;
		return taken;
	}

	/** @param {string} sign */
	skip(sign) {
		this.take(BLANK);
		const there = this.text[this.at] === sign;
		this.at += there ? 1 : 0;
		return there;
	}

	/** @param {boolean} condition */
	need(condition) {
		if (!condition) {
			throw new NotJson(this.at);
		}
	}

	/** @param {string} pointer */
	value(pointer) {
		this.take(BLANK);
		const start = this.at;
		if (this.skip("{")) {
			this.list("}", () => {
				this.take(BLANK);
				const name = this.take(STRING);
				this.need(name !== "" && this.skip(":"));
				this.value(`${pointer}/${JSON.parse(name).replaceAll("~", "~0").replaceAll("/", "~1")}`);
			});
		} else if (this.skip("[")) {
			this.list("]", (index) => this.value(`${pointer}/${index}`));
		} else {
			this.need(this.take(STRING) !== "" || this.take(LITERAL) !== "");
		}
		this.found.set(pointer, {start, end: this.at});
	}

	/** @param {string} end @param {(index: number) => void} element */
	list(end, element) {
		for (let index = 0; !this.skip(end); index++) {
			this.need(index === 0 || this.skip(","));
			element(index);
		}
	}

}

/**
 * The range of each value.
 * @param {string} text
 * @returns {Map<string, Range>}
 * @throws {NotJson}
 */
export function places(text) {
	const reader = new Reader(text);
	reader.value("");
	reader.take(BLANK);
	reader.need(reader.at === text.length);
	return reader.found;
}

/**
 * The range of a pointer, or else of the nearest object or array around it, since a missing member has no place.
 * @param {Map<string, Range>} found
 * @param {string} pointer
 * @returns {Range}
 */
export function placeOf(found, pointer) {
	const range = found.get(pointer);
	if (range || pointer === "") {
		return range ?? {start: 0, end: 0};
	}
	const {start} = placeOf(found, pointer.slice(0, Math.max(0, pointer.lastIndexOf("/"))));
	return {start, end: start + 1};
}
