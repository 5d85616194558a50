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
		String time = text.substring(SEPARATOR + 1);
		boolean hasOffset = time.chars().anyMatch((c) -> "Zz+-".indexOf(c) >= 0);
		char separator = text.charAt(SEPARATOR);
		return Timestamps.parse(
				text.substring(0, SEPARATOR) + ((separator == ' ') ? 'T' : separator) + time + (hasOffset ? "" : "Z"));
	}

}
