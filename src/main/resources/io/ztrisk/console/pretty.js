/** JSON in lines that a person can read and change. */

const WIDTH = 100;

/**
 * A value with two blanks for each level. An object or an array that fits into a line stays in it.
 * @param {any} value
 * @param {string} [indent]
 * @returns {string}
 */
export function pretty(value, indent = "") {
	const line = JSON.stringify(value);
	if (value === null || typeof value !== "object" || indent.length + line.length <= WIDTH && !nested(value)) {
		return spaced(value, line);
	}
	const deeper = indent + "  ";
	const inner = Array.isArray(value) ? value.map((element) => deeper + pretty(element, deeper))
		: Object.entries(value).map(([name, member]) => `${deeper}${JSON.stringify(name)}: ${pretty(member, deeper)}`);
	const [open, close] = Array.isArray(value) ? "[]" : "{}";
	return inner.length ? `${open}\n${inner.join(",\n")}\n${indent}${close}` : open + close;
}

/** Whether an object has objects in it, which are easier to read in lines of their own. @param {object} value */
function nested(value) {
	return !Array.isArray(value) && Object.values(value).some((member) => member && typeof member === "object");
}

/** @param {any} value @param {string} line @returns {string} */
function spaced(value, line) {
	if (value === null || typeof value !== "object") {
		return line;
	}
	return Array.isArray(value) ? `[${value.map((element) => spaced(element, JSON.stringify(element))).join(", ")}]`
		: isRaw(value) ? line : `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member, JSON.stringify(member))}`).join(", ")}}`;
}

/** Whether it is a number that is kept with its digits. @param {any} value */
function isRaw(value) {
	// @ts-ignore: JSON.isRawJSON is newer than the types.
	return JSON.isRawJSON?.(value) ?? false;
}
