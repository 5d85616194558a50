package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into lines. Blank lines are skipped, and carriage returns before newlines
 * are removed. A line that is longer than a record may be an object around records, which
 * are read as they come; a shorter line is left to its parser.
 */
public final class LineFraming implements Framing {

	private final ByteReader bytes;

	private final LineBuffer buffer;

	private final Wrappers wrappers;

	private long number;

	/** The records in the current line. */
	private @Nullable Unwrapping records;

	/** Creates the framing of a body whose lines are records. */
	public LineFraming(ByteReader bytes) {
		this(bytes, new LineBuffer(), 0, Wrappers.NONE);
	}

	/**
	 * @param buffer contains the start of the next line
	 * @param number the number of lines before it
	 */
	LineFraming(ByteReader bytes, LineBuffer buffer, long number, Wrappers wrappers) {
		this.bytes = bytes;
		this.buffer = buffer;
		this.number = number;
		this.wrappers = wrappers;
	}

	@Override
	public @Nullable Line next() throws IOException {
		while (this.bytes.peek() >= 0 || this.records != null) {
			Line line = (this.records != null) ? this.records.next() : line();
			if (line != null) {
				return line;
			}
			if (this.records != null) {
				this.records = null;
				this.bytes.next();
			}
		}
		return null;
	}

	/** The next line; null if it is blank, or its records are read next. */
	private @Nullable Line line() throws IOException {
		this.number++;
		byte[] whole = this.buffer.isEmpty() ? this.bytes.takeLine() : null;
		if (whole != null) {
			return Json.isBlank(whole, whole.length) ? null : new Line(this.number, whole, null);
		}
		if (!this.wrappers.isEmpty()) {
			this.bytes.copyLine(this.buffer, this.buffer.space());
			if (this.buffer.isTooLong() || !this.bytes.isAtEndOfLine()) {
				InputStream start = new ByteArrayInputStream(this.buffer.take());
				this.records = Unwrapping.ofLine(new SequenceInputStream(start, new RestOfLine(this.bytes)),
						this.wrappers, this.number);
				return this.records.next();
			}
		}
		this.bytes.copyLine(this.buffer, Integer.MAX_VALUE);
		this.bytes.next();
		this.buffer.dropCarriageReturn();
		boolean blank = this.buffer.isBlank();
		Line line = this.buffer.line(this.number);
		return blank ? null : line;
	}

	/** The bytes of a line that have not been read yet. */
	private static final class RestOfLine extends InputStream {

		private final ByteReader bytes;

		RestOfLine(ByteReader bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() throws IOException {
			return this.bytes.isAtEndOfLine() ? -1 : this.bytes.next();
		}

		@Override
		public int read(byte[] into, int offset, int length) throws IOException {
			return this.bytes.readLine(into, offset, length);
		}

	}

}
