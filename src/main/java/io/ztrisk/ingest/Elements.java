package io.ztrisk.ingest;

import java.io.IOException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array. Where they end is told by brackets and strings; what is
 * in them, by whoever reads them.
 */
final class Elements implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer = new LineBuffer();

	private long number;

	private boolean ended;

	/**
	 * Elements of a body whose next byte is the opening bracket.
	 */
	Elements(ByteReader bytes) throws IOException {
		this.bytes = bytes;
		bytes.next();
	}

	@Override
	public @Nullable Line next() throws IOException {
		if (this.ended) {
			return null;
		}
		skipBlanks();
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
		if (line.isText() && Json.isMalformed(line.bytes())) {
			throw new ApiException(ErrorCode.MALFORMED_JSON,
					"Malformed JSON in element %d of the array".formatted(line.number()));
		}
	}

	/**
	 * Copies an element, up to the comma or bracket after it.
	 */
	private void copy() throws IOException {
		int depth = 0;
		for (int next = this.bytes.peek(); depth > 0 || (next != ',' && next != ']'); next = this.bytes.peek()) {
			switch (next) {
				case '[', '{' -> depth++;
				case ']', '}' -> depth--;
				case '"' -> copyString();
				default -> {
				}
			}
			if (next < 0 || depth < 0) {
				throw malformed();
			}
			this.buffer.add((byte) this.bytes.next());
		}
	}

	/**
	 * Copies a string up to its closing quote.
	 */
	private void copyString() throws IOException {
		do {
			if (this.bytes.peek() == '\\') {
				this.buffer.add((byte) this.bytes.next());
			}
			this.buffer.add((byte) this.bytes.next());
		}
		while (this.bytes.peek() != '"' && this.bytes.peek() >= 0);
	}

	private void end() throws IOException {
		skipBlanks();
		if (this.bytes.peek() >= 0) {
			throw malformed();
		}
		this.ended = true;
	}

	private void skipBlanks() throws IOException {
		while (this.bytes.peek() >= 0 && Json.isBlank((byte) this.bytes.peek())) {
			this.bytes.next();
		}
	}

	private ApiException malformed() {
		return new ApiException(ErrorCode.MALFORMED_JSON,
				"Malformed JSON near element %d of the array".formatted(this.number));
	}

}
