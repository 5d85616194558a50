package io.ztrisk.triage;

import java.util.Optional;

import io.ztrisk.api.JsonElement;

/**
 * Texts that analysts write.
 */
final class TriageText {

	/** The maximum number of characters of a reason. */
	static final int MAX_REASON = 1000;

	/** The maximum number of characters of a note. */
	static final int MAX_NOTE = 4000;

	private TriageText() {
	}

	/**
	 * Reads a text without the white space around it; empty, with an error, if it has too
	 * few or too many characters.
	 */
	static Optional<String> read(JsonElement element, int max) {
		Optional<String> text = element.text(Integer.MAX_VALUE).map(String::strip);
		if (text.filter((trimmed) -> trimmed.isEmpty() || trimmed.codePointCount(0, trimmed.length()) > max)
			.isPresent()) {
			element.problem("must have 1 to %,d characters".formatted(max));
			return Optional.empty();
		}
		return text;
	}

}
