package io.ztrisk.body;

import java.io.IOException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON array into its elements by brackets and strings. Their content is checked
 * by their parser.
 */
final class ArrayFraming implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer = new LineBuffer();

	private final Brackets brackets;

	private long number;

	private boolean ended;

	/** Creates the framing of a body whose next byte is the opening bracket. */
	ArrayFraming(ByteReader bytes) throws IOException {
		this.bytes = bytes;
		this.brackets = new Brackets(bytes, this.buffer);
		bytes.next();
	}

	@Override
	public @Nullable Line next() throws IOException {
		if (this.ended) {
			return null;
		}
		this.bytes.skipBlanks();
		this.number++;
		if (this.number == 1 && this.bytes.peek() == ']') {
			this.bytes.next();
			end();
			return null;
		}
		copy();
		this.buffer.strip();
		if (this.buffer.isBlank()) {
			throw malformed();
		}
		if (this.bytes.next() == ']') {
			end();
		}
		return this.buffer.line(this.number);
	}

	@Override
	public void refused(Line line) {
		if (line.isMalformed()) {
			throw new ApiException(ErrorCode.MALFORMED_JSON,
					"Malformed JSON in element %d of the array".formatted(line.number()));
		}
	}

	/** Copies an element, up to the comma or bracket after it. */
	private void copy() throws IOException {
		int open = 0;
		for (int next = this.bytes.peek(); open > 0 || (next != ',' && next != ']'); next = this.bytes.peek()) {
			if (next < 0) {
				throw malformed();
			}
			open = this.brackets.copy();
			if (open < 0) {
				throw malformed();
			}
		}
	}

	private void end() throws IOException {
		this.bytes.skipBlanks();
		if (this.bytes.peek() >= 0) {
			throw malformed();
		}
		this.ended = true;
	}

	private ApiException malformed() {
		return new ApiException(ErrorCode.MALFORMED_JSON,
				"Malformed JSON near element %d of the array".formatted(this.number));
	}

}
