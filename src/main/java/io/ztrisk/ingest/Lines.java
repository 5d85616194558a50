package io.ztrisk.ingest;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Lines, each ended by a newline or the end. Blank ones are passed over, and carriage
 * returns before newlines are dropped.
 */
final class Lines implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer = new LineBuffer();

	private long number;

	/**
	 * Lines of a body.
	 * @param number how many lines have gone before
	 */
	Lines(ByteReader bytes, long number) {
		this.bytes = bytes;
		this.number = number;
	}

	@Override
	public @Nullable Line next() throws IOException {
		while (this.bytes.copyLine(this.buffer)) {
			this.number++;
			this.buffer.dropCarriageReturn();
			boolean blank = this.buffer.isBlank();
			Line line = this.buffer.line(this.number);
			if (!blank) {
				return line;
			}
		}
		return null;
	}

}
