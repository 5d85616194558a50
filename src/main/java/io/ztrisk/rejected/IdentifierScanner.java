package io.ztrisk.rejected;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.format.LowerCase;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.ForeignId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids and e-mails in a rejected line, in any case and with JSON escapes. The
 * line could not be parsed, so each text counts that is not part of a longer one: in
 * {@code -o'ann@example.org.} this is all but the last dot, and not
 * {@code ann@example.org}.
 */
final class IdentifierScanner {

	/** More than a real line has. A crafted line may have far more. */
	static final int MAX_IDENTIFIERS = 1000;

	/** The format of an id: each zero stands for a hexadecimal digit. */
	private static final String ID = "00000000-0000-0000-0000-000000000000";

	private static final int FIRST_HYPHEN = ID.indexOf('-');

	/** The letters after a backslash in JSON. They are not part of a word. */
	private static final String ESCAPE_LETTERS = "bfnrt";

	/** Characters that no e-mail contains, in addition to blanks. */
	private static final String NOT_IN_EMAILS = "@\"\\<>";

	/** The maximum number of dots, hyphens and quotes skipped at each end of a word. */
	private static final int MAX_SKIPPED = 16;

	private static final String SKIPPED_AT_START = ".-+'";

	private static final String SKIPPED_AT_END = ".-";

	private final String text;

	IdentifierScanner(@Nullable String text, String reason) {
		this.text = LowerCase.of(HexEscapes.unescape(((text != null) ? text : "") + '\n' + reason));
	}

	/**
	 * Finds all texts that may be an id or an e-mail, in lower case, some more than once.
	 * @return empty if there are too many to look up
	 */
	Optional<List<String>> all() {
		List<String> all = Stream.concat(ids(), emails()).limit(MAX_IDENTIFIERS + 1).toList();
		return (all.size() <= MAX_IDENTIFIERS) ? Optional.of(all) : Optional.empty();
	}

	LineValues values() {
		return new LineValues(this.text);
	}

	/** Whether the line has one of these ids and aliases. */
	boolean containsAny(Collection<String> identifiers) {
		return identifiers.stream().anyMatch(this::contains);
	}

	private boolean contains(String identifier) {
		return ForeignId.isAlias(identifier) ? values().contain(identifier)
				: (identifier.indexOf('@') < 0) ? indexesOf(identifier).anyMatch(this::isId)
						: indexesOf(identifier).anyMatch((at) -> isStart(at) && isEnd(at + identifier.length()));
	}

	private Stream<String> ids() {
		return indexesOf("-").map((at) -> at - FIRST_HYPHEN)
			.filter(this::isId)
			.mapToObj((start) -> this.text.substring(start, start + ID.length()));
	}

	/** Whether an id starts at an index and is not part of a longer text. */
	private boolean isId(int start) {
		int end = start + ID.length();
		return start >= 0 && end <= this.text.length() && hasFormatOfId(start)
				&& (start == 0 || !HexFormat.isHexDigit(this.text.charAt(start - 1)) || isAfterOtherEscape(start))
				&& (end == this.text.length() || !HexFormat.isHexDigit(this.text.charAt(end)));
	}

	private boolean hasFormatOfId(int start) {
		int i = 0;
		while (i < ID.length() && ((ID.charAt(i) == '-') ? this.text.charAt(start + i) == '-'
				: HexFormat.isHexDigit(this.text.charAt(start + i)))) {
			i++;
		}
		return i == ID.length();
	}

	private Stream<String> emails() {
		return indexesOf("@").boxed().flatMap((at) -> {
			int[] ends = ends(at).toArray();
			return starts(at).boxed()
				.flatMap((start) -> Arrays.stream(ends).mapToObj((end) -> this.text.substring(start, end)));
		});
	}

	private IntStream indexesOf(String part) {
		return IntStream.iterate(this.text.indexOf(part), (at) -> at >= 0, (at) -> this.text.indexOf(part, at + 1));
	}

	private IntStream starts(int at) {
		return IntStream
			.iterate(at - 1, (start) -> start >= Math.max(0, at - Emails.MAX_LENGTH) && !isNotInEmails(start),
					(start) -> start - 1)
			.filter(this::isStart);
	}

	private IntStream ends(int at) {
		return IntStream
			.iterate(at + 1,
					(last) -> last < Math.min(this.text.length(), at + Emails.MAX_LENGTH) && !isNotInEmails(last),
					(last) -> last + 1)
			.map((last) -> last + 1)
			.filter(this::isEnd);
	}

	private boolean isNotInEmails(int index) {
		char c = this.text.charAt(index);
		return NOT_IN_EMAILS.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c)
				|| Character.isISOControl(c);
	}

	private boolean isStart(int index) {
		int word = index;
		while (word > Math.max(0, index - MAX_SKIPPED) && SKIPPED_AT_START.indexOf(this.text.charAt(word - 1)) >= 0) {
			word--;
		}
		return word == 0 || !(isWord(this.text.codePointBefore(word)) || this.text.charAt(word - 1) == '_')
				|| isAfterOtherEscape(word);
	}

	/** Whether an escape of JSON or of a URL ends before an index. */
	private boolean isAfterOtherEscape(int index) {
		return index >= 2 && this.text.charAt(index - 2) == '\\'
				&& ESCAPE_LETTERS.indexOf(this.text.charAt(index - 1)) >= 0
				|| index >= 3 && this.text.charAt(index - 3) == '%' && HexEscapes.isHex(this.text, index - 2, index);
	}

	private boolean isEnd(int index) {
		int word = index;
		while (word < Math.min(this.text.length(), index + MAX_SKIPPED)
				&& SKIPPED_AT_END.indexOf(this.text.charAt(word)) >= 0) {
			word++;
		}
		return word == this.text.length() || !isWord(this.text.codePointAt(word));
	}

	private static boolean isWord(int codePoint) {
		return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK
				|| Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
	}

}
