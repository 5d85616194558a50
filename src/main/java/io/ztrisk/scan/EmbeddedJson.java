package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON in the text of a string.
 */
final class EmbeddedJson {

	/** The maximum length, in bytes of UTF-8. */
	private static final int MAX_LENGTH = 64 << 10;

	private EmbeddedJson() {
	}

	/** Whether a string begins as an array or an object. */
	static boolean startsIn(JsonValue string) {
		return string.text().startsWith("{") || string.text().startsWith("[");
	}

	/**
	 * Parses the text of a string; empty if it is too long.
	 * @param wanted whether the value itself is wanted, so that its members are checked
	 * @throws MalformedJsonException if it is not JSON
	 */
	static Optional<JsonValue> parse(JsonValue string, boolean wanted) {
		if (!isShort(string.text())) {
			return Optional.empty();
		}
		JsonValue json = JsonValue.parse(hasNumbers(string) ? JsonEscapes.escape(string.text()) : string.text());
		if (wanted && json.type() == JsonType.OBJECT) {
			JsonStructure.requireMembers(json.bytes(), json.start(), json.end());
		}
		return Optional.of(json);
	}

	/** A character takes at most three bytes. */
	private static boolean isShort(String text) {
		return text.length() <= MAX_LENGTH / 3 || text.getBytes(StandardCharsets.UTF_8).length <= MAX_LENGTH;
	}

	/**
	 * Whether a string has an escape sequence with the number of a character: only these
	 * can stand for U+0000 or an unpaired surrogate.
	 */
	private static boolean hasNumbers(JsonValue string) {
		return string.isEscaped() && new String(string.bytes(), string.start(), string.end() - string.start(),
				StandardCharsets.ISO_8859_1)
			.contains("\\u");
	}

}
