package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A value of JSON in the bytes of a record. A scalar has been validated; an array and an
 * object have not.
 */
public final class JsonValue {

	private final JsonType type;

	private final byte[] bytes;

	private final int from;

	private final int to;

	/** Null until a text is read that stands for itself in the bytes. */
	private @Nullable String text;

	private final boolean escaped;

	JsonValue(JsonType type, byte[] bytes, int from, int to, @Nullable String text, boolean escaped) {
		this.type = type;
		this.bytes = bytes;
		this.from = from;
		this.to = to;
		this.text = text;
		this.escaped = escaped;
	}

	/**
	 * A string.
	 * @param text without U+0000 and unpaired surrogates
	 */
	public static JsonValue ofText(String text) {
		return new JsonValue(JsonType.STRING, new byte[0], 0, 0, text, false);
	}

	/**
	 * Parses a text.
	 * @throws MalformedJsonException if it is not one value
	 */
	public static JsonValue parse(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		JsonValue value = JsonValueReader.read(bytes, JsonBytes.skipBlanks(bytes, 0, bytes.length), bytes.length);
		int end = JsonBytes.skipBlanks(bytes, value.to, bytes.length);
		if (end < bytes.length) {
			throw new MalformedJsonException(end);
		}
		return value;
	}

	public JsonType type() {
		return this.type;
	}

	/**
	 * The text of a string; a number or a boolean as it is written; an array or an object
	 * as JSON.
	 */
	public String text() {
		if (this.text == null) {
			int quote = (this.type == JsonType.STRING) ? 1 : 0;
			this.text = new String(this.bytes, this.from + quote, this.to - this.from - 2 * quote,
					StandardCharsets.UTF_8);
		}
		return this.text;
	}

	/** Whether the text of a scalar is this one, without making it. */
	boolean hasText(String expected) {
		if (this.text != null) {
			return this.text.equals(expected);
		}
		int start = this.from + ((this.type == JsonType.STRING) ? 1 : 0);
		int end = this.to - (start - this.from);
		if (end - start != expected.length()) {
			return false;
		}
		int i = 0;
		while (i < expected.length() && this.bytes[start + i] == expected.charAt(i)) {
			i++;
		}
		return i == expected.length();
	}

	/**
	 * Whether a string has escape sequences: only these can stand for U+0000 or an
	 * unpaired surrogate.
	 */
	public boolean isEscaped() {
		return this.escaped;
	}

	/**
	 * Calls a function with each element of an array.
	 * @throws MalformedJsonException if it is not an array
	 */
	public void forEachElement(Consumer<JsonValue> each) {
		JsonStructure.forEachElement(this.bytes, this.from, this.to, each);
	}

	/**
	 * Whether it is an array of scalars whose texts stand for themselves in ASCII.
	 * @param most the maximum number of scalars
	 * @throws MalformedJsonException if one of them is malformed
	 */
	public boolean isPlainList(int most) {
		return this.type == JsonType.ARRAY && JsonStructure.isPlainList(this.bytes, this.from, this.to, most);
	}

	/** Whether it is a scalar whose text stands for itself in ASCII. */
	boolean isPlain() {
		return this.text == null && isScalar();
	}

	/** Whether it is neither an array nor an object. */
	public boolean isScalar() {
		return this.type != JsonType.ARRAY && this.type != JsonType.OBJECT;
	}

	/** An error for a value that is not valid inside. */
	public MalformedJsonException malformed() {
		return new MalformedJsonException(this.from);
	}

	byte[] bytes() {
		return this.bytes;
	}

	int start() {
		return this.from;
	}

	/** The index after the value. */
	int end() {
		return this.to;
	}

}
