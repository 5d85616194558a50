package io.ztrisk.rejected;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.format.LowerCase;
import io.ztrisk.identity.ForeignId;
import io.ztrisk.privacy.DataSubject;

/**
 * Finds the values in a rejected line that may be those of a foreign id: the texts
 * between two quotes, and between blanks or signs of JSON. An escaped quote ends a value.
 *
 * @param text in lower case
 */
record LineValues(String text) {

	/** No value of a foreign id is longer. */
	private static final int MAX_LENGTH = 1024;

	private static final Pattern QUOTE = Pattern.compile("\"");

	private static final Pattern SIGNS = Pattern.compile("[\\s\"{}\\[\\],:=]+");

	private Stream<String> all() {
		return Stream.concat(QUOTE.splitAsStream(this.text), SIGNS.splitAsStream(this.text))
			.filter((value) -> value.length() <= MAX_LENGTH && !value.isBlank())
			.map((value) -> value.replace("\\\\", "\\"))
			.distinct();
	}

	/** The identifiers of the values, at most one more than are looked up. */
	List<String> identifiers() {
		return all().map(DataSubject::ofValue).limit(IdentifierScanner.MAX_IDENTIFIERS + 1).toList();
	}

	/** Whether the line has all values of a foreign id. */
	boolean contain(String alias) {
		return ForeignId.ofAlias(LowerCase.of(alias)).id().stream().allMatch((value) -> all().anyMatch(value::equals));
	}

}
