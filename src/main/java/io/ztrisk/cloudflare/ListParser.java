package io.ztrisk.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.ztrisk.body.BadLineException;
import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.MalformedJsonException;

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

	private ListParser() {
	}

	/** Whether a text is an empty value, as written by tools that have no null. */
	static boolean isEmpty(String text) {
		return switch (text.length()) {
			case 0 -> true;
			case 1 -> text.equals("-");
			case 2 -> text.equals("[]");
			case 4 -> text.equalsIgnoreCase("none") || text.equalsIgnoreCase("null");
			default -> false;
		};
	}

	/**
	 * Checks a list, and parses it unless it is so plain that this can be done later.
	 */
	static Object read(JsonValue value, String place) {
		return value.isPlainList(MAX_ENTRIES) ? new LazyList(value, place) : parse(value, place);
	}

	/**
	 * Parses a list.
	 * @param place the place of the field, for an error
	 */
	static List<String> parse(JsonValue value, String place) {
		if (value.type() == JsonType.ARRAY) {
			return entries(value, place, true);
		}
		String text = FieldValueParser.text(value, place).strip();
		return text.startsWith("[") ? parseJson(text, place) : split(text, place);
	}

	private static List<String> parseJson(String text, String place) {
		try {
			return entries(JsonValue.parse(text), place, false);
		}
		catch (MalformedJsonException ex) {
			// Some tools use other quotes, or none.
			return split(text.substring(1, text.length() - (text.endsWith("]") ? 1 : 0)), place);
		}
	}

	private static List<String> entries(JsonValue array, String place, boolean indexed) {
		List<String> entries = new ArrayList<>();
		int[] index = { 0 };
		array.forEachElement((element) -> {
			if (element.type() != JsonType.NULL) {
				add(entries, FieldValueParser.text(element, indexed ? place + "/" + index[0] : place), place);
			}
			index[0]++;
		});
		return entries;
	}

	private static List<String> split(String text, String place) {
		List<String> entries = new ArrayList<>();
		for (int start = 0, end; start <= text.length(); start = end + 1) {
			int comma = text.indexOf(',', start);
			end = (comma >= 0) ? comma : text.length();
			String entry = text.substring(start, end).strip();
			add(entries, QUOTED.matcher(entry).matches() ? entry.substring(1, entry.length() - 1) : entry, place);
		}
		return entries;
	}

	private static void add(List<String> entries, String text, String place) {
		String entry = text.strip();
		if (isEmpty(entry)) {
			return;
		}
		if (entries.size() == MAX_ENTRIES) {
			throw new BadLineException(place + ": must have at most %d entries".formatted(MAX_ENTRIES));
		}
		entries.add(FieldValueParser.cut(entry.endsWith(".0") ? withoutFraction(entry) : entry));
	}

	private static String withoutFraction(String entry) {
		String number = entry.substring(0, entry.length() - 2);
		return DIGITS.matcher(number).matches() ? number : entry;
	}

}
