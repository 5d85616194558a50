package io.ztrisk.mapping;

import java.util.Map;
import java.util.Set;

import io.ztrisk.format.LowerCase;
import org.jspecify.annotations.Nullable;

/**
 * Converts a text of a record, in the order of the parameters.
 *
 * @param absent texts that mean that there is no value
 * @param after the text behind its last occurrence is taken; empty for the whole text
 * @param values texts and their replacements; null if every text stays as it is
 * @param otherwise replaces a text that the values lack; null if there is no value then
 */
record Conversion(Set<String> absent, String after, boolean lower, @Nullable Map<String, String> values,
		@Nullable String otherwise) {

	/** The maximum length of a text, in UTF-16 units. */
	static final int MAX_LENGTH = 2048;

	static Conversion none(Set<String> absent) {
		return new Conversion(absent, "", false, null, null);
	}

	/** Null if there is no value. */
	@Nullable String apply(String text) {
		if (text.isBlank() || this.absent.contains(text)) {
			return null;
		}
		int start = text.lastIndexOf(this.after);
		if (start < 0) {
			return null;
		}
		String taken = this.after.isEmpty() ? text : text.substring(start + this.after.length());
		String cased = this.lower ? LowerCase.of(taken) : taken;
		String converted = (this.values != null) ? this.values.getOrDefault(cased, this.otherwise) : cased;
		return (converted == null || converted.isBlank()) ? null : cut(converted);
	}

	/** Cuts a text, but no pair of surrogates. */
	private static String cut(String text) {
		if (text.length() <= MAX_LENGTH) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

}
