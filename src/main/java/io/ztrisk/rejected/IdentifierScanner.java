package io.ztrisk.rejected;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.format.LowerCase;
import io.ztrisk.user.Emails;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids and e-mails in a rejected line, in any case and with JSON escapes. The
 * line could not be parsed, so each text counts that is not part of a longer one: in
 * {@code -o'ann@example.org.} all but the last dot, and not {@code ann@example.org}.
 */
final class IdentifierScanner {

	/** More than a real line has, and few for a line that is made to have many. */
	private static final int MOST = 1000;

	/** The shape of an id: each zero stands for a hexadecimal digit. */
	private static final String ID = "00000000-0000-0000-0000-000000000000";

	private static final int FIRST_HYPHEN = ID.indexOf('-');

	/** An escape of one letter, which belongs to no word. */
	private static final String ESCAPE_LETTERS = "bfnrt";

	/** No e-mail contains these or blanks. */
	private static final String AROUND = "@\"\\<>";

	/** The number of dots, hyphens and quotes that are skipped at an end of a word. */
	private static final int FAR = 16;

	private static final String AT_A_START = ".-+'";

	private static final String AT_AN_END = ".-";

	private final String text;

	IdentifierScanner(@Nullable String text, String reason) {
		this.text = LowerCase.of(JsonEscapes.unescape(((text != null) ? text : "") + '\n' + reason));
	}

	/**
	 * All that may be an id or an e-mail, in lower case, some more than once.
	 * @return empty if these are too many to look up
	 */
	Optional<List<String>> all() {
		List<String> all = Stream.concat(ids(), emails()).limit(MOST + 1).toList();
		return (all.size() <= MOST) ? Optional.of(all) : Optional.empty();
	}

	/** Whether one of some ids and e-mails, in lower case, is among them. */
	boolean includeAny(Collection<String> identifiers) {
		return identifiers.stream().anyMatch(this::include);
	}

	private boolean include(String identifier) {
		return (identifier.indexOf('@') < 0) ? places(identifier).anyMatch(this::isId)
				: places(identifier).anyMatch((at) -> isStart(at) && isEnd(at + identifier.length()));
	}

	private Stream<String> ids() {
		return places("-").map((at) -> at - FIRST_HYPHEN)
			.filter(this::isId)
			.mapToObj((start) -> this.text.substring(start, start + ID.length()));
	}

	/** Whether an id starts there that is not a part of a longer one. */
	private boolean isId(int start) {
		int end = start + ID.length();
		return start >= 0 && end <= this.text.length() && hasShapeOfId(start)
				&& (start == 0 || !HexFormat.isHexDigit(this.text.charAt(start - 1)) || isAfterOtherEscape(start))
				&& (end == this.text.length() || !HexFormat.isHexDigit(this.text.charAt(end)));
	}

	private boolean hasShapeOfId(int start) {
		int i = 0;
		while (i < ID.length() && ((ID.charAt(i) == '-') ? this.text.charAt(start + i) == '-'
				: HexFormat.isHexDigit(this.text.charAt(start + i)))) {
			i++;
		}
		return i == ID.length();
	}

	private Stream<String> emails() {
		return places("@").boxed().flatMap((at) -> {
			int[] ends = ends(at).toArray();
			return starts(at).boxed()
				.flatMap((start) -> Arrays.stream(ends).mapToObj((end) -> this.text.substring(start, end)));
		});
	}

	private IntStream places(String part) {
		return IntStream.iterate(this.text.indexOf(part), (at) -> at >= 0, (at) -> this.text.indexOf(part, at + 1));
	}

	private IntStream starts(int at) {
		return IntStream
			.iterate(at - 1, (start) -> start >= Math.max(0, at - Emails.MOST) && !isAround(start),
					(start) -> start - 1)
			.filter(this::isStart);
	}

	private IntStream ends(int at) {
		return IntStream
			.iterate(at + 1, (last) -> last < Math.min(this.text.length(), at + Emails.MOST) && !isAround(last),
					(last) -> last + 1)
			.map((last) -> last + 1)
			.filter(this::isEnd);
	}

	private boolean isAround(int index) {
		char c = this.text.charAt(index);
		return AROUND.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c)
				|| Character.isISOControl(c);
	}

	private boolean isStart(int index) {
		int word = index;
		while (word > Math.max(0, index - FAR) && AT_A_START.indexOf(this.text.charAt(word - 1)) >= 0) {
			word--;
		}
		return word == 0 || !(isWord(this.text.codePointBefore(word)) || this.text.charAt(word - 1) == '_')
				|| isAfterOtherEscape(word);
	}

	/**
	 * Whether the letter or digit before is the end of an escape, of JSON or of a URL.
	 */
	private boolean isAfterOtherEscape(int index) {
		return index >= 2 && this.text.charAt(index - 2) == '\\'
				&& ESCAPE_LETTERS.indexOf(this.text.charAt(index - 1)) >= 0
				|| index >= 3 && this.text.charAt(index - 3) == '%' && JsonEscapes.isHex(this.text, index - 2, index);
	}

	private boolean isEnd(int index) {
		int word = index;
		while (word < Math.min(this.text.length(), index + FAR) && AT_AN_END.indexOf(this.text.charAt(word)) >= 0) {
			word++;
		}
		return word == this.text.length() || !isWord(this.text.codePointAt(word));
	}

	private static boolean isWord(int codePoint) {
		return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK
				|| Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
	}

}
