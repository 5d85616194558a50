package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a body follow each other. All of it is done on bytes and in constant
 * memory, however long the body and its lines are.
 */
public sealed interface Framing permits LineFraming, ArrayFraming, ObjectSequence {

	/**
	 * The next line or element; null at the end.
	 * @throws ApiException if the framing itself is broken
	 */
	@Nullable Line next() throws IOException;

	/**
	 * Takes note of a line that is no record.
	 * @throws ApiException if with it the whole body is broken
	 */
	default void refused(Line line) {
	}

	/**
	 * Lines, an array or pretty-printed objects, as the first line tells that is not
	 * blank.
	 * @throws ApiException if it is none of them
	 */
	static Framing of(InputStream body) throws IOException {
		ByteReader bytes = new ByteReader(body);
		long blankLines = bytes.skipBlanks();
		return switch (bytes.peek()) {
			case -1 -> new LineFraming(bytes);
			case '{' -> ofObjects(bytes, blankLines);
			case '[' -> new ArrayFraming(bytes);
			default -> throw new ApiException(ErrorCode.MALFORMED_JSON,
					"The body must be newline-delimited JSON objects or an array of them");
		};
	}

	/**
	 * Pretty-printed objects if the opening bracket is alone in its line, else lines.
	 */
	private static Framing ofObjects(ByteReader bytes, long blankLines) throws IOException {
		LineBuffer buffer = new LineBuffer();
		Brackets brackets = new Brackets(bytes, buffer);
		do {
			brackets.copy();
		}
		while (bytes.peek() != '\n' && bytes.peek() >= 0 && Json.isBlank((byte) bytes.peek()));
		return (bytes.peek() == '\n' || bytes.peek() < 0) ? new ObjectSequence(bytes, buffer, brackets)
				: new LineFraming(bytes, buffer, blankLines);
	}

}
