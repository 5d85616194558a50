package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.ztrisk.format.Utf8;

/**
 * Reads values from bytes: validates scalars, and finds the ends of arrays and objects.
 */
final class JsonValueReader {

	/** The maximum length of a number, in characters. */
	private static final int MAX_NUMBER_LENGTH = 1000;

	private JsonValueReader() {
	}

	/**
	 * Reads the value at an index.
	 * @throws MalformedJsonException if there is none
	 */
	static JsonValue read(byte[] bytes, int from, int to) {
		if (from >= to) {
			throw new MalformedJsonException(from);
		}
		return switch (bytes[from]) {
			case '"' -> string(bytes, from, to);
			case '{' -> new JsonValue(JsonType.OBJECT, bytes, from, JsonBytes.skipValue(bytes, from, to), null, false);
			case '[' -> new JsonValue(JsonType.ARRAY, bytes, from, JsonBytes.skipValue(bytes, from, to), null, false);
			default -> scalar(bytes, from, JsonBytes.skipValue(bytes, from, to));
		};
	}

	private static JsonValue string(byte[] bytes, int from, int to) {
		int plain = ByteSearch.endOfPlain(bytes, from + 1, to);
		if (plain < to && bytes[plain] == '"') {
			return new JsonValue(JsonType.STRING, bytes, from, plain + 1, null, false);
		}
		int end = ByteSearch.endOfString(bytes, plain, to);
		String raw = Utf8.decode(Arrays.copyOfRange(bytes, from + 1, end))
			.orElseThrow(() -> new MalformedJsonException(from));
		boolean escaped = raw.indexOf('\\') >= 0;
		return new JsonValue(JsonType.STRING, bytes, from, end + 1, JsonEscapes.unescape(raw, from), escaped);
	}

	private static JsonValue scalar(byte[] bytes, int from, int to) {
		String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		JsonType type = switch (text) {
			case "true", "false" -> JsonType.BOOLEAN;
			case "null" -> JsonType.NULL;
			default -> {
				if (to - from > MAX_NUMBER_LENGTH || !JsonNumber.isNumber(bytes, from, to)) {
					throw new MalformedJsonException(from);
				}
				yield JsonType.NUMBER;
			}
		};
		return new JsonValue(type, bytes, from, to, text, false);
	}

}
