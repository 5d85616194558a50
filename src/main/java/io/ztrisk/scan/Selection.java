package io.ztrisk.scan;

/**
 * Selects an element of an array.
 *
 * @param test the number of the tested member
 * @param text of the member, which may be a string, a number or a boolean
 * @param selected the node of the element
 */
record Selection(int test, String text, PathNode selected) {

	/** Whether the tested members of an element have the text. */
	boolean matches(ScannedValues members) {
		JsonValue value = members.first(this.test);
		return value != null && value.isScalar() && value.type() != JsonType.NULL && value.hasText(this.text);
	}

}
