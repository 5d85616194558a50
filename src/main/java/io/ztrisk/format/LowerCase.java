package io.ztrisk.format;

import java.util.Locale;

/**
 * Converts texts to lower case in linear time. {@link String#toLowerCase()} takes
 * quadratic time for some letters: hours for a mebibyte of capital sigmas.
 */
public final class LowerCase {

	private static final char SIGMA = '\u03a3';

	private static final char SMALL_SIGMA = '\u03c3';

	/** With more capital sigmas, none becomes a final sigma, whose search is slow. */
	private static final int MAX_SIGMAS = 16;

	private LowerCase() {
	}

	/** Converts a text, independent of any language. */
	public static String of(String text) {
		return isAscii(text) ? text.toLowerCase(Locale.ROOT) : ofAny(text);
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	private static String ofAny(String text) {
		String plain = text.replace("\u0130", "i\u0307");
		boolean isCostly = plain.chars().filter((c) -> c == SIGMA).skip(MAX_SIGMAS).findAny().isPresent();
		return (isCostly ? plain.replace(SIGMA, SMALL_SIGMA) : plain).toLowerCase(Locale.ROOT);
	}

}
