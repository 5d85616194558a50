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

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

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
		JsonType type;
		if (is(TRUE, bytes, from, to) || is(FALSE, bytes, from, to)) {
			type = JsonType.BOOLEAN;
		}
		else if (is(NULL, bytes, from, to)) {
			type = JsonType.NULL;
		}
		else if (to - from <= MAX_NUMBER_LENGTH && JsonNumber.isNumber(bytes, from, to)) {
			type = JsonType.NUMBER;
		}
		else {
			throw new MalformedJsonException(from);
		}
		return new JsonValue(type, bytes, from, to, null, false);
	}

	private static boolean is(byte[] word, byte[] bytes, int from, int to) {
		return Arrays.equals(word, 0, word.length, bytes, from, to);
	}

}
