package io.ztrisk.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body line by line, in constant memory however long its lines are. Blank lines
 * are passed over; a byte order mark at the start and carriage returns before line feeds
 * are dropped.
 */
final class Lines {

	/** How many bytes a line may have. */
	static final int LONGEST = 1 << 20;

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 14];

	private int position;

	private int end;

	private long number;

	Lines(InputStream in) {
		this.in = in;
	}

	/**
	 * The next line that is not blank; null at the end.
	 */
	@Nullable Line next() throws IOException {
		while (fill()) {
			this.number++;
			Line line = line(bytes());
			if (line.text() == null || !line.text().isBlank()) {
				return line;
			}
		}
		return null;
	}

	private boolean fill() throws IOException {
		while (this.position == this.end) {
			this.position = 0;
			this.end = 0;
			int count = this.in.read(this.buffer);
			if (count < 0) {
				return false;
			}
			this.end = count;
		}
		return true;
	}

	// Room for a byte order mark and a carriage return beyond the longest line; what is
	// more is not kept.
	private byte[] bytes() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream(256);
		while (fill()) {
			int from = this.position;
			while (this.position < this.end && this.buffer[this.position] != '\n') {
				this.position++;
			}
			line.write(this.buffer, from, Math.min(this.position - from, LONGEST + 5 - line.size()));
			if (this.position < this.end) {
				this.position++;
				break;
			}
		}
		return line.toByteArray();
	}

	private Line line(byte[] bytes) {
		int from = (this.number == 1 && startsWithMark(bytes)) ? 3 : 0;
		int to = (bytes.length > from && bytes[bytes.length - 1] == '\r') ? bytes.length - 1 : bytes.length;
		if (to - from > LONGEST) {
			return new Line(this.number, null, "The line is longer than 1 MiB");
		}
		return Utf8.decode(bytes, from, to - from)
			.map((text) -> new Line(this.number, text, null))
			.orElseGet(() -> new Line(this.number, null, "The line is not valid UTF-8"));
	}

	private static boolean startsWithMark(byte[] bytes) {
		return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
	}

}
