package io.ztrisk.user;

import java.util.Map;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.LowerCase;
import io.ztrisk.identity.Emails;

/**
 * A text with which the e-mail or the name of a user begins, in any case.
 *
 * @param email the beginning of a stored e-mail
 * @param name the beginning of a stored name
 */
public record UserPrefix(String email, String name) {

	private static final char FINAL_SIGMA = '\u03c2';

	private static final char SMALL_SIGMA = '\u03c3';

	/**
	 * Whether a user has this prefix. A range of texts can use the index of each column
	 * with any plan, a pattern in a parameter cannot.
	 */
	public static final String CONDITION = """
			(email ~>=~ :email and email ~<~ :emailEnd
				or search_name <> '' and search_name ~>=~ :name and search_name ~<~ :nameEnd)""";

	/**
	 * Reads the query parameter {@code q}.
	 * @throws ApiException if it has no or more than 320 characters, or U+0000
	 */
	public static UserPrefix parse(String text) {
		String trimmed = text.strip();
		boolean isValid = !trimmed.isEmpty() && trimmed.codePointCount(0, trimmed.length()) <= Emails.MAX_LENGTH
				&& trimmed.indexOf(0) < 0;
		if (!isValid) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "q must have 1 to 320 characters");
		}
		return new UserPrefix(Emails.normalize(trimmed), fold(trimmed));
	}

	/**
	 * A name without outer blanks and in lower case. A sigma is the same at the end of a
	 * word, since a prefix may end there.
	 */
	static String fold(String name) {
		return LowerCase.of(name.strip()).replace(FINAL_SIGMA, SMALL_SIGMA);
	}

	/** The parameters of {@link #CONDITION}. */
	public Map<String, String> parameters() {
		return Map.of("email", this.email, "emailEnd", end(this.email), "name", this.name, "nameEnd", end(this.name));
	}

	/** A text, in the order of code points, after all texts with a prefix. */
	private static String end(String prefix) {
		return prefix + Character.toString(Character.MAX_CODE_POINT).repeat(2);
	}

}
