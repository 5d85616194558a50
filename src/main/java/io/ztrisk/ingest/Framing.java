package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a body follow each other. All of it is done on bytes and in constant
 * memory, however long the body and its lines are.
 */
sealed interface Framing permits Lines, Elements {

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
	 * Lines or an array, as the first byte tells that is not blank.
	 * @throws ApiException if it is neither
	 */
	static Framing of(InputStream body) throws IOException {
		ByteReader bytes = new ByteReader(body);
		long blankLines = 0;
		while (bytes.peek() >= 0 && Json.isBlank((byte) bytes.peek())) {
			blankLines += (bytes.next() == '\n') ? 1 : 0;
		}
		return switch (bytes.peek()) {
			case -1, '{' -> new Lines(bytes, blankLines);
			case '[' -> new Elements(bytes);
			default -> throw new ApiException(ErrorCode.MALFORMED_JSON,
					"The body must be newline-delimited JSON objects or an array of them");
		};
	}

}
