package io.ztrisk.user;

import java.util.regex.Pattern;

import io.ztrisk.format.LowerCase;

/**
 * E-mail addresses, stored and shown without outer blanks and in lower case.
 */
public final class Emails {

	/** The maximum length of an e-mail, in characters (RFC 5321: 64 + 1 + 255). */
	public static final int MAX_LENGTH = 320;

	private static final Pattern PATTERN = Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

	private Emails() {
	}

	/** Returns an e-mail without outer blanks and in lower case. */
	public static String normalize(String email) {
		return LowerCase.of(email.strip());
	}

	/** Whether a normalized text has the format of an e-mail. */
	public static boolean isValid(String email) {
		return email.length() <= MAX_LENGTH && PATTERN.matcher(email).matches();
	}

}
