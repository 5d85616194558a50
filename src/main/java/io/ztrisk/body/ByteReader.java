package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.scan.ByteSearch;

/**
 * Reads a body byte by byte. It skips a byte order mark at the start.
 */
public final class ByteReader {

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 14];

	private int position;

	private int end;

	public ByteReader(InputStream in) throws IOException {
		this.in = in;
		this.end = in.readNBytes(this.buffer, 0, 3);
		if (this.end == 3 && this.buffer[0] == (byte) 0xef && this.buffer[1] == (byte) 0xbb
				&& this.buffer[2] == (byte) 0xbf) {
			this.position = 3;
		}
	}

	/** The next byte, without reading it; -1 at the end. */
	int peek() throws IOException {
		return (this.position < this.end || fill()) ? this.buffer[this.position] & 0xff : -1;
	}

	int next() throws IOException {
		int next = peek();
		this.position += (next >= 0) ? 1 : 0;
		return next;
	}

	/** Skips blanks, and returns the number of newlines among them. */
	long skipBlanks() throws IOException {
		long newlines = 0;
		while (peek() >= 0 && Json.isBlank((byte) peek())) {
			newlines += (next() == '\n') ? 1 : 0;
		}
		return newlines;
	}

	/** Copies a line and skips its newline; false at the end of the body. */
	boolean copyLine(LineBuffer line) throws IOException {
		if (peek() < 0) {
			return false;
		}
		while (peek() >= 0) {
			int newline = ByteSearch.endOfLine(this.buffer, this.position, this.end);
			line.add(this.buffer, this.position, newline - this.position);
			this.position = newline;
			if (newline < this.end) {
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
