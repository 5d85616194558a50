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
 * Parses a list in the forms that Logpush and other exports write: a JSON array, a string
 * with a JSON array, or a string with commas. A string without a comma is a list of one.
 */
final class ListParser {

	/**
	 * Cloudflare has fewer than 200 categories. Each entry takes about 60 bytes of
	 * memory, however short it is.
	 */
	static final int MAX_ENTRIES = 500;

	/** Before the {@code .0} of an id that is written as a floating-point number. */
	private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

	private final BiFunction<JsonParser, JsonParser, String> texts;

	/**
	 * @param texts reads the current value of the first parser as text; an error names
	 * the location of the second parser
	 */
	ListParser(BiFunction<JsonParser, JsonParser, String> texts) {
		this.texts = texts;
	}

	/** Whether a text is an empty value, as written by tools that have no null. */
	static boolean isEmpty(String text) {
		return text.length() <= 4 && switch (text.toLowerCase(Locale.ROOT)) {
			case "", "-", "[]", "none", "null" -> true;
			default -> false;
		};
	}

	List<String> parse(JsonParser parser) {
		if (parser.currentToken() == JsonToken.START_ARRAY) {
			return entries(parser, parser);
		}
		String text = this.texts.apply(parser, parser).strip();
		if (text.startsWith("[")) {
			return parseJson(text, parser);
		}
		return split(text, parser);
	}

	private List<String> parseJson(String text, JsonParser place) {
		try (JsonParser parser = JsonText.parser(text)) {
			parser.nextToken();
			List<String> entries = entries(parser, place);
			if (parser.nextToken() == null) {
				return entries;
			}
		}
		catch (JacksonException ex) {
			// Some tools use other quotes, or none.
		}
		return split(text.substring(1, text.length() - (text.endsWith("]") ? 1 : 0)), place);
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

	private static List<String> split(String text, JsonParser place) {
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
		if (isEmpty(entry)) {
			return;
		}
		if (entries.size() == MAX_ENTRIES) {
			TokenStreamContext at = place.streamReadContext();
			throw BadLineException.at(at.inArray() ? at.getParent() : at,
					"must have at most %d entries".formatted(MAX_ENTRIES));
		}
		entries.add(FieldValueParser.cut(entry.endsWith(".0") ? withoutFraction(entry) : entry));
	}

	private static String withoutFraction(String entry) {
		String number = entry.substring(0, entry.length() - 2);
		return DIGITS.matcher(number).matches() ? number : entry;
	}

}
