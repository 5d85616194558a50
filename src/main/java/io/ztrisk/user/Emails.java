package io.ztrisk.user;

import java.util.regex.Pattern;

import io.ztrisk.format.LowerCase;

/**
 * E-mails as they are stored and shown: trimmed and in lower case.
 */
public final class Emails {

	/** How many characters an e-mail may have (RFC 5321: 64 + 1 + 255). */
	public static final int MOST = 320;

	private static final Pattern PATTERN = Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

	private Emails() {
	}

	/** An e-mail's one form, whatever case or blanks it was sent with. */
	public static String normalize(String email) {
		return LowerCase.of(email.strip());
	}

	/** Whether a text in that form looks like an e-mail. */
	public static boolean isValid(String email) {
		return email.length() <= MOST && PATTERN.matcher(email).matches();
	}

}
