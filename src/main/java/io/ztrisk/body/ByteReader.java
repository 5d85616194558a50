package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body byte by byte. It skips a byte order mark at the start.
 */
public final class ByteReader {

	/** The character that a byte is decoded to if it is not ASCII. */
	private static final char NOT_ASCII = '\ufffd';

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 14];

	/** The buffer as text of one character a byte, since a string is searched fastest. */
	private String characters = "";

	/** Whether all bytes have been ASCII. After one that was not, more are expected. */
	private boolean ascii = true;

	/** Whether all of the buffer is ASCII without a backslash or a NUL. */
	private boolean plain;

	private int position;

	private int end;

	public ByteReader(InputStream in) throws IOException {
		this.in = in;
		this.end = in.readNBytes(this.buffer, 0, 3);
		if (this.end == 3 && this.buffer[0] == (byte) 0xef && this.buffer[1] == (byte) 0xbb
				&& this.buffer[2] == (byte) 0xbf) {
			this.position = 3;
		}
		else {
			examine();
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
			int newline = newline();
			line.add(this.buffer, this.position, newline - this.position, this.plain);
			this.position = newline;
			if (newline < this.end) {
				this.position++;
				break;
			}
		}
		return true;
	}

	/** The position of the next newline in the buffer, or the end of the buffer. */
	private int newline() {
		int at = this.characters.indexOf('\n', this.position);
		return (at >= 0) ? at : this.end;
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
		examine();
		return true;
	}

	/** Examines the buffer as a whole, which costs less than line by line. */
	private void examine() {
		if (this.ascii) {
			this.characters = new String(this.buffer, 0, this.end, StandardCharsets.US_ASCII);
			this.ascii = this.characters.indexOf(NOT_ASCII) < 0;
		}
		if (!this.ascii) {
			this.characters = new String(this.buffer, 0, this.end, StandardCharsets.ISO_8859_1);
		}
		this.plain = this.ascii && this.characters.indexOf('\\') < 0 && this.characters.indexOf('\0') < 0;
	}

}
