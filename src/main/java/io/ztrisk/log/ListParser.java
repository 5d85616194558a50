package io.ztrisk.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import io.ztrisk.body.BadLineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Parses a list in each form in which Logpush and other exports write it: as a JSON list,
 * as the text of one, or as a text with commas. A single text is a list of one.
 */
final class ListParser {

	/**
	 * How many entries a list may have. Cloudflare has fewer than 200 categories; each
	 * entry takes about 60 bytes of memory, however short it is.
	 */
	static final int MOST_ENTRIES = 500;

	/** What stands before the {@code .0} of a tool that knows only floating point. */
	private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

	private final BiFunction<JsonParser, JsonParser, String> texts;

	/**
	 * A reader of lists.
	 * @param texts reads the scalar value at which a parser is as text, and refuses what
	 * must not be in one, at the place at which another parser is
	 */
	ListParser(BiFunction<JsonParser, JsonParser, String> texts) {
		this.texts = texts;
	}

	/**
	 * Whether a text stands for nothing: tools that have no null write one of these.
	 */
	static boolean isNothing(String text) {
		return text.length() <= 4 && switch (text.toLowerCase(Locale.ROOT)) {
			case "", "-", "[]", "none", "null" -> true;
			default -> false;
		};
	}

	List<String> read(JsonParser parser) {
		if (parser.currentToken() == JsonToken.START_ARRAY) {
			return entries(parser, parser);
		}
		String text = this.texts.apply(parser, parser).strip();
		if (text.startsWith("[")) {
			return ofJson(text, parser);
		}
		return separated(text, parser);
	}

	private List<String> ofJson(String text, JsonParser place) {
		try (JsonParser parser = JsonText.parser(text)) {
			parser.nextToken();
			List<String> entries = entries(parser, place);
			if (parser.nextToken() == null) {
				return entries;
			}
		}
		catch (JacksonException ex) {
			// Some tools quote entries otherwise, or not at all.
		}
		return separated(text.substring(1, text.length() - (text.endsWith("]") ? 1 : 0)), place);
	}

	private List<String> entries(JsonParser parser, JsonParser place) {
		List<String> entries = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (parser.currentToken() != JsonToken.VALUE_NULL) {
				add(entries, this.texts.apply(parser, place), place);
			}
		}
		return entries;
	}

	private static List<String> separated(String text, JsonParser place) {
		List<String> entries = new ArrayList<>();
		for (int start = 0, end; start <= text.length(); start = end + 1) {
			int comma = text.indexOf(',', start);
			end = (comma >= 0) ? comma : text.length();
			String entry = text.substring(start, end).strip();
			add(entries, QUOTED.matcher(entry).matches() ? entry.substring(1, entry.length() - 1) : entry, place);
		}
		return entries;
	}

	private static void add(List<String> entries, String text, JsonParser place) {
		String entry = text.strip();
		if (isNothing(entry)) {
			return;
		}
		if (entries.size() == MOST_ENTRIES) {
			TokenStreamContext at = place.streamReadContext();
			throw BadLineException.at(at.inArray() ? at.getParent() : at,
					"must have at most %d entries".formatted(MOST_ENTRIES));
		}
		entries.add(FieldParser.cut(entry.endsWith(".0") ? whole(entry) : entry));
	}

	private static String whole(String entry) {
		String number = entry.substring(0, entry.length() - 2);
		return DIGITS.matcher(number).matches() ? number : entry;
	}

}
