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

	private final Wrappers wrappers;

	private long number;

	private boolean ended;

	/** The records in the current element. */
	private @Nullable Unwrapping records;

	/** Creates the framing of a body whose next byte is the opening bracket. */
	ArrayFraming(ByteReader bytes, Wrappers wrappers) throws IOException {
		this.bytes = bytes;
		this.brackets = new Brackets(bytes, this.buffer);
		this.wrappers = wrappers;
		bytes.next();
	}

	@Override
	public @Nullable Line next() throws IOException {
		while (!this.ended) {
			Line line = (this.records != null) ? this.records.next() : element();
			if (line != null) {
				return checked(line);
			}
			if (this.records != null) {
				this.records = null;
				endElement();
			}
		}
		return null;
	}

	@Override
	public void refused(Line line) {
		if (line.isMalformed()) {
			throw new ApiException(ErrorCode.MALFORMED_JSON,
					"Malformed JSON in element %d of the array%s".formatted(line.number(), line.within()));
		}
	}

	/** The next element; null at the end, or if its records are read next. */
	private @Nullable Line element() throws IOException {
		this.bytes.skipBlanks();
		this.number++;
		if (this.number == 1 && this.bytes.peek() == ']') {
			endElement();
			return null;
		}
		if (this.bytes.peek() == '{' && !this.wrappers.isEmpty()) {
			this.brackets.copy();
			this.records = new Unwrapping(this.bytes, this.buffer, this.brackets, this.wrappers, this.number, false);
			return this.records.next();
		}
		boolean whole = this.brackets.copyValue(0);
		this.buffer.strip();
		if (!whole || this.buffer.isBlank()) {
			throw malformed();
		}
		endElement();
		return this.buffer.line(this.number);
	}

	/** Reads the comma or the bracket after an element. */
	private void endElement() throws IOException {
		this.bytes.skipBlanks();
		int next = this.bytes.next();
		if (next != ']' && next != ',') {
			throw malformed();
		}
		if (next == ']') {
			this.ended = true;
			this.bytes.skipBlanks();
			if (this.bytes.peek() >= 0) {
				throw malformed();
			}
		}
	}

	private Line checked(Line line) {
		if (line.broken()) {
			throw malformed();
		}
		return line;
	}

	private ApiException malformed() {
		return new ApiException(ErrorCode.MALFORMED_JSON,
				"Malformed JSON near element %d of the array".formatted(this.number));
	}

}
