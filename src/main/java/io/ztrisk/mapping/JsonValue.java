package io.ztrisk.mapping;

/**
 * A JSON value of a record.
 *
 * @param text the characters of a string; any other value as it is written
 */
public record JsonValue(Kind kind, String text) {

	boolean isScalar() {
		return this.kind == Kind.STRING || this.kind == Kind.NUMBER || this.kind == Kind.BOOLEAN;
	}

	boolean isStructure() {
		return this.kind == Kind.OBJECT || this.kind == Kind.ARRAY;
	}

	/** The types of JSON values. */
	public enum Kind {

		/** A string. */
		STRING,

		/** A number. */
		NUMBER,

		/** A boolean. */
		BOOLEAN,

		/** Null. */
		NULL,

		/** An object. */
		OBJECT,

		/** An array. */
		ARRAY

	}

}
