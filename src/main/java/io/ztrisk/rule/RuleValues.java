package io.ztrisk.rule;

import java.util.List;

import io.ztrisk.condition.Fields;
import io.ztrisk.format.LowerCase;

/**
 * Values of fields as rules compare them.
 */
public final class RuleValues {

	private static final int MAX_LENGTH = 256;

	private RuleValues() {
	}

	/** The values of a field in lower case, each cut after 256 characters. */
	public static List<String> of(Fields record, String field) {
		return record.texts(field).stream().map((text) -> cut(LowerCase.of(text.toString()))).distinct().toList();
	}

	/** Without a half of a surrogate pair, which PostgreSQL does not store. */
	private static String cut(String text) {
		if (text.length() <= MAX_LENGTH) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

}
