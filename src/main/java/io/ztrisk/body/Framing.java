package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into its records. It works on bytes and in constant memory, however long
 * the body and its lines are.
 */
public sealed interface Framing permits LineFraming, ArrayFraming, ObjectSequence {

	/**
	 * The next line or element; null at the end.
	 * @throws ApiException if the framing itself is broken
	 */
	@Nullable Line next() throws IOException;

	/**
	 * Reports a line that is not a record. Another thread may be in {@link #next}, so an
	 * implementation reads no state of the framing.
	 * @throws ApiException if the whole body is malformed in this case
	 */
	default void refused(Line line) {
	}

	/**
	 * The framing of a body: lines, an array or pretty-printed objects. The first line
	 * that is not blank decides.
	 * @param wrappers the members that hold the records of a line, an element or an
	 * object
	 * @throws ApiException if it is none of them
	 */
	static Framing of(InputStream body, Wrappers wrappers) throws IOException {
		ByteReader bytes = new ByteReader(body);
		long blankLines = bytes.skipBlanks();
		return switch (bytes.peek()) {
			case -1 -> new LineFraming(bytes);
			case '{' -> ofObjects(bytes, blankLines, wrappers);
			case '[' -> new ArrayFraming(bytes, wrappers);
			default -> throw new ApiException(ErrorCode.MALFORMED_JSON,
					"The body must be newline-delimited JSON objects or an array of them");
		};
	}

	/** Pretty-printed objects if the opening bracket is alone in its line, else lines. */
	private static Framing ofObjects(ByteReader bytes, long blankLines, Wrappers wrappers) throws IOException {
		LineBuffer buffer = new LineBuffer();
		Brackets brackets = new Brackets(bytes, buffer);
		do {
			brackets.copy();
		}
		while (bytes.peek() != '\n' && bytes.peek() >= 0 && Json.isBlank((byte) bytes.peek()));
		return (bytes.peek() == '\n' || bytes.peek() < 0) ? new ObjectSequence(bytes, buffer, brackets, wrappers)
				: new LineFraming(bytes, buffer, blankLines, wrappers);
	}

}
