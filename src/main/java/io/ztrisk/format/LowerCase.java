package io.ztrisk.format;

import java.util.Locale;

/**
 * Texts in lower case, in time that grows with their length and not with its square, as
 * {@link String#toLowerCase()} does for some letters: a mebibyte of capital sigmas takes
 * it hours.
 */
public final class LowerCase {

	private static final char SIGMA = '\u03a3';

	private static final char SMALL_SIGMA = '\u03c3';

	/**
	 * The number of capital sigmas up to which the last one of a word becomes a final
	 * sigma.
	 */
	private static final int MOST_SIGMAS = 16;

	private LowerCase() {
	}

	/**
	 * A text in lower case, independent of any language.
	 */
	public static String of(String text) {
		String plain = text.replace("\u0130", "i\u0307");
		boolean isCostly = plain.chars().filter((c) -> c == SIGMA).skip(MOST_SIGMAS).findAny().isPresent();
		return (isCostly ? plain.replace(SIGMA, SMALL_SIGMA) : plain).toLowerCase(Locale.ROOT);
	}

}
