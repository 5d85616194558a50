package io.ztrisk.api;

import java.util.regex.Pattern;

/**
 * An account: 1 to 32 letters, digits, underscores and hyphens, case-sensitive.
 */
public record AccountId(String value) {

	static final String REGEX = "[\\w-]{1,32}";

	private static final Pattern PATTERN = Pattern.compile(REGEX);

	public AccountId {
		if (!isValid(value)) {
			throw new IllegalArgumentException("Not an account id");
		}
	}

	public static boolean isValid(String value) {
		return PATTERN.matcher(value).matches();
	}

}
