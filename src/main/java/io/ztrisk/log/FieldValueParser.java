package io.ztrisk.log;

import io.ztrisk.body.BadLineException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Parses the value of a field by its kind.
 */
final class FieldValueParser {

	private static final int MAX_CHARACTERS = 2048;

	private final ListParser lists = new ListParser(this::text);

	private boolean hasEscapes;

	/**
	 * @param hasEscapes whether the line has escape sequences: in valid UTF-8, only these
	 * can contain U+0000 or an unpaired surrogate
	 */
	void start(boolean hasEscapes) {
		this.hasEscapes = hasEscapes;
	}

	@Nullable Object parse(LogField.Kind kind, JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return kind.emptyValue();
		}
		return switch (kind) {
			case TIME -> time(parser);
			case TEXT -> cut(text(parser, parser));
			case LIST -> this.lists.parse(parser);
			case STRUCTURE -> structure(parser);
		};
	}

	/** A number is returned as text; empty if the value cannot be a time. */
	private static String time(JsonParser parser) {
		if (parser.currentToken().isScalarValue()) {
			return parser.getString();
		}
		parser.skipChildren();
		return "";
	}

	/** A scalar as text of any length. */
	private String text(JsonParser parser, JsonParser place) {
		if (!parser.currentToken().isScalarValue()) {
			throw BadLineException.at(place.streamReadContext(), "must be a string");
		}
		String text = parser.getString();
		if (this.hasEscapes && hasInvalidCharacter(text)) {
			throw BadLineException.at(place.streamReadContext(), "must not contain U+0000 or an unpaired surrogate");
		}
		return text;
	}

	static String cut(String text) {
		if (text.length() <= MAX_CHARACTERS) {
			return text;
		}
		return text.substring(0, MAX_CHARACTERS - (Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1)) ? 1 : 0));
	}

	private static boolean hasInvalidCharacter(String text) {
		int c;
		for (int i = 0; i < text.length(); i += Character.charCount(c)) {
			c = text.codePointAt(i);
			if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
				return true;
			}
		}
		return false;
	}

	/** JSON, also from a text that contains it; any other text is not changed. */
	private static Object structure(JsonParser parser) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			return JsonText.copy(parser);
		}
		String text = parser.getString();
		try {
			return text.isBlank() ? "" : JsonText.parse(text);
		}
		catch (JacksonException ex) {
			return ListParser.isEmpty(text.strip()) ? "" : text;
		}
	}

}
