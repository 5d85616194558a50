/** Answers of another shape than the console expects, such as those of another version of the server. */

/** The data, which must be there. @template T @param {T} data @returns {T} */
export function expected(data) {
	if (!data) {
		throw new TypeError("no data");
	}
	return data;
}

/** The error as a person is told it. What the browser says about a missing member means nothing to a person. @param {any} error */
export function told(error) {
	return error instanceof TypeError ? new Error("The answer of the server has another shape than this page expects. It may have another version: load the page again", {cause: error}) : error;
}
