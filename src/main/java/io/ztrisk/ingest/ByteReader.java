package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a body one after another, with a look at the next. A byte order mark at
 * the start is passed over.
 */
final class ByteReader {

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 14];

	private int position;

	private int end;

	ByteReader(InputStream in) throws IOException {
		this.in = in;
		this.end = in.readNBytes(this.buffer, 0, 3);
		if (this.end == 3 && this.buffer[0] == (byte) 0xef && this.buffer[1] == (byte) 0xbb
				&& this.buffer[2] == (byte) 0xbf) {
			this.position = 3;
		}
	}

	/**
	 * The next byte, which stays the next; -1 at the end.
	 */
	int peek() throws IOException {
		return (this.position < this.end || fill()) ? this.buffer[this.position] & 0xff : -1;
	}

	/**
	 * The next byte; -1 at the end.
	 */
	int next() throws IOException {
		int next = peek();
		this.position += (next >= 0) ? 1 : 0;
		return next;
	}

	/**
	 * Passes over a line and its newline.
	 * @return false at the end, where there is no line
	 */
	boolean copyLine(LineBuffer line) throws IOException {
		if (peek() < 0) {
			return false;
		}
		while (peek() >= 0) {
			int from = this.position;
			while (this.position < this.end && this.buffer[this.position] != '\n') {
				this.position++;
			}
			line.add(this.buffer, from, this.position - from);
			if (this.position < this.end) {
				this.position++;
				break;
			}
		}
		return true;
	}

	private boolean fill() throws IOException {
		this.position = 0;
		this.end = 0;
		while (this.end == 0) {
			int count = this.in.read(this.buffer);
			if (count < 0) {
				return false;
			}
			this.end = count;
		}
		return true;
	}

}
