package io.ztrisk.log;

import io.ztrisk.scan.JsonValue;

/**
 * The texts that PostgreSQL and JSON documents can have.
 */
public final class RecordTexts {

	/** The problem of a text that is not one of these. */
	public static final String PROBLEM = "must not contain U+0000 or an unpaired surrogate";

	private RecordTexts() {
	}

	public static boolean isValid(JsonValue value) {
		return !value.isEscaped() || !hasInvalidCharacter(value.text());
	}

	private static boolean hasInvalidCharacter(String text) {
		int c;
		for (int i = 0; i < text.length(); i += Character.charCount(c)) {
			c = text.codePointAt(i);
			if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
				return true;
			}
		}
		return false;
	}

}
