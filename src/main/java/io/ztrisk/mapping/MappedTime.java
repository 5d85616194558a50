package io.ztrisk.mapping;

import java.time.Instant;
import java.util.Optional;

import io.ztrisk.format.Timestamps;

/**
 * Reads times of mapped records. They may have a blank for the {@code T}, and no offset,
 * which is UTC then.
 */
final class MappedTime {

	/** The position of the {@code T}. */
	private static final int SEPARATOR = 10;

	private MappedTime() {
	}

	static Optional<Instant> parse(String text) {
		if (text.length() <= SEPARATOR || text.indexOf(':') < 0) {
			return Timestamps.parse(text);
		}
		boolean hasOffset = hasOffset(text);
		boolean hasBlank = text.charAt(SEPARATOR) == ' ';
		if (hasOffset && !hasBlank) {
			return Timestamps.parse(text);
		}
		return Timestamps.parse(text.substring(0, SEPARATOR) + (hasBlank ? 'T' : text.charAt(SEPARATOR))
				+ text.substring(SEPARATOR + 1) + (hasOffset ? "" : "Z"));
	}

	private static boolean hasOffset(String text) {
		for (int i = SEPARATOR + 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
				return true;
			}
		}
		return false;
	}

}
