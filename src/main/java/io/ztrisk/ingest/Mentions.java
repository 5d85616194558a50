package io.ztrisk.ingest;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.user.Emails;
import org.jspecify.annotations.Nullable;

/**
 * The ids and e-mails in a line that is set aside, in any case and with JSON's escapes.
 * Nobody could read the line, so each counts that is not a part of a longer one: of
 * {@code -o'ann@example.org.} the whole, what is left without dots and the like at its
 * ends, and not {@code ann@example.org}.
 */
final class Mentions {

	/** More than a line of people has, and few where one was made to have many. */
	private static final int MOST = 1000;

	/** One backslash, or several where a text of JSON has JSON. */
	private static final Pattern ESCAPED = Pattern.compile("(?<!\\\\)\\\\++u(\\p{XDigit}{4})");

	/** Ends in a letter or digit that belongs to no word. */
	private static final String OTHER_ESCAPE = "(?:\\\\[bfnrt]|%\\p{XDigit}{2})";

	private static final Pattern ENDS_IN_OTHER_ESCAPE = Pattern.compile(".?" + OTHER_ESCAPE, Pattern.DOTALL);

	private static final Pattern ID = Pattern.compile("(?:(?<!\\p{XDigit})|(?<=" + OTHER_ESCAPE
			+ "))\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?!\\p{XDigit})");

	/** No e-mail is looked for across these and blanks. */
	private static final String AROUND = "@\"\\<>";

	/** How many dots and the like are looked past; more of them are no part of a name. */
	private static final int FAR = 16;

	private static final String AT_A_START = ".-+'";

	private static final String AT_AN_END = ".-";

	private final String text;

	Mentions(@Nullable String text, String reason) {
		this.text = ESCAPED.matcher(((text != null) ? text : "") + '\n' + reason)
			.replaceAll((escape) -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))))
			.toLowerCase(Locale.ROOT);
	}

	/**
	 * All that may be an id or an e-mail, in lower case, some more than once.
	 * @return empty if that is too much to look up
	 */
	Optional<List<String>> all() {
		List<String> all = Stream.concat(ids(), emails()).limit(MOST + 1).toList();
		return (all.size() <= MOST) ? Optional.of(all) : Optional.empty();
	}

	/**
	 * Whether one of some ids and e-mails, in lower case, is among them.
	 */
	boolean includeAny(Collection<String> identifiers) {
		return ids().anyMatch(identifiers::contains)
				|| identifiers.stream().filter((identifier) -> identifier.indexOf('@') >= 0).anyMatch(this::include);
	}

	private boolean include(String email) {
		return places(email).anyMatch((at) -> isStart(at) && isEnd(at + email.length()));
	}

	private Stream<String> ids() {
		return ID.matcher(this.text).results().map(MatchResult::group);
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
				|| ENDS_IN_OTHER_ESCAPE.matcher(this.text).region(Math.max(0, word - 3), word).matches();
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
