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

	private final Wrappers wrappers;

	private long number = 1;

	/** The records in the current object. */
	private Unwrapping records;

	/** Creates the framing of a body whose first opening bracket has been copied. */
	ObjectSequence(ByteReader bytes, LineBuffer buffer, Brackets brackets, Wrappers wrappers) {
		this.bytes = bytes;
		this.buffer = buffer;
		this.brackets = brackets;
		this.wrappers = wrappers;
		this.records = unwrapping();
	}

	@Override
	public @Nullable Line next() throws IOException {
		while (true) {
			Line line = this.records.next();
			if (line != null && line.broken()) {
				throw malformed("near", this.number, "");
			}
			if (line != null) {
				return line;
			}
			this.bytes.skipBlanks();
			if (this.bytes.peek() < 0) {
				return null;
			}
			this.number++;
			if (this.bytes.peek() != '{') {
				throw malformed("near", this.number, "");
			}
			this.brackets.copy();
			this.records = unwrapping();
		}
	}

	@Override
	public void refused(Line line) {
		if (line.isMalformed()) {
			throw malformed("in", line.number(), line.within());
		}
	}

	private Unwrapping unwrapping() {
		return new Unwrapping(this.bytes, this.buffer, this.brackets, this.wrappers, this.number, false);
	}

	private static ApiException malformed(String where, long number, String within) {
		return new ApiException(ErrorCode.MALFORMED_JSON,
				"Malformed JSON %s object %d of the body%s".formatted(where, number, within));
	}

}
