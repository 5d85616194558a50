package io.ztrisk.cloudflare;

import io.ztrisk.body.BadLineException;
import io.ztrisk.log.RecordTexts;
import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Parses the value of a field by its kind.
 */
final class FieldValueParser {

	private static final int MAX_CHARACTERS = 2048;

	private FieldValueParser() {
	}

	/**
	 * Parses a value; null if the field counts as missing.
	 * @throws BadLineException if the value is not of the kind
	 */
	static @Nullable Object parse(CloudflareField field, JsonValue value) {
		if (value.type() == JsonType.NULL) {
			return field.kind().emptyValue();
		}
		return switch (field.kind()) {
			// A number is returned as text; empty if the value cannot be a time.
			case TIME -> value.isScalar() ? value.text() : "";
			case TEXT -> new LazyText(checked(value, field.place()));
			case LIST -> ListParser.read(value, field.place());
			case STRUCTURE -> structure(value);
		};
	}

	/** A scalar as text of any length. */
	static String text(JsonValue value, String place) {
		return checked(value, place).text();
	}

	private static JsonValue checked(JsonValue value, String place) {
		if (!value.isScalar()) {
			throw new BadLineException(place + ": must be a string");
		}
		if (!RecordTexts.isValid(value)) {
			throw new BadLineException(place + ": " + RecordTexts.PROBLEM);
		}
		return value;
	}

	static String cut(String text) {
		if (text.length() <= MAX_CHARACTERS) {
			return text;
		}
		return text.substring(0, MAX_CHARACTERS - (Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1)) ? 1 : 0));
	}

	/** JSON, also from a text that contains it; any other text is not changed. */
	private static Object structure(JsonValue value) {
		String text = value.text();
		try {
			return text.isBlank() ? "" : JsonText.parse(text);
		}
		catch (JacksonException ex) {
			if (value.type() != JsonType.STRING) {
				throw value.malformed();
			}
			return ListParser.isEmpty(text.strip()) ? "" : text;
		}
	}

}
