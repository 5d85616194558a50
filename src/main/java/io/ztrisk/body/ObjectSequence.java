package io.ztrisk.body;

import java.io.IOException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into JSON objects that span several lines, as pretty-printed ones do.
 */
final class ObjectSequence implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer;

	private final Brackets brackets;

	private long number;

	/** Creates the framing of a body whose first opening bracket has been copied. */
	ObjectSequence(ByteReader bytes, LineBuffer buffer, Brackets brackets) {
		this.bytes = bytes;
		this.buffer = buffer;
		this.brackets = brackets;
	}

	@Override
	public @Nullable Line next() throws IOException {
		if (this.number > 0) {
			this.bytes.skipBlanks();
			if (this.bytes.peek() < 0) {
				return null;
			}
		}
		this.number++;
		if (this.number > 1 && this.bytes.peek() != '{') {
			throw malformed("near", this.number);
		}
		do {
			if (this.bytes.peek() < 0) {
				throw malformed("near", this.number);
			}
		}
		while (this.brackets.copy() > 0);
		return this.buffer.line(this.number);
	}

	@Override
	public void refused(Line line) {
		if (line.isMalformed()) {
			throw malformed("in", line.number());
		}
	}

	private static ApiException malformed(String where, long number) {
		return new ApiException(ErrorCode.MALFORMED_JSON,
				"Malformed JSON %s object %d of the body".formatted(where, number));
	}

}
