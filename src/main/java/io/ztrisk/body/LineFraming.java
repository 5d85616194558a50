package io.ztrisk.body;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into lines. Blank lines are skipped, and carriage returns before newlines
 * are removed.
 */
public final class LineFraming implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer;

	private long number;

	public LineFraming(ByteReader bytes) {
		this(bytes, new LineBuffer(), 0);
	}

	/**
	 * @param buffer contains the start of the next line
	 * @param number the number of lines before it
	 */
	LineFraming(ByteReader bytes, LineBuffer buffer, long number) {
		this.bytes = bytes;
		this.buffer = buffer;
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
