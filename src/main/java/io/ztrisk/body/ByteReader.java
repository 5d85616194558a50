package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntPredicate;

import io.ztrisk.scan.ByteSearch;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body byte by byte. It skips a byte order mark at the start.
 */
public final class ByteReader {

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 16];

	private int position;

	private int end;

	public ByteReader(InputStream in) throws IOException {
		this(in, 0);
		this.end = in.readNBytes(this.buffer, 0, 3);
		if (this.end == 3 && this.buffer[0] == (byte) 0xef && this.buffer[1] == (byte) 0xbb
				&& this.buffer[2] == (byte) 0xbf) {
			this.position = 3;
		}
	}

	private ByteReader(InputStream in, int end) {
		this.in = in;
		this.end = end;
	}

	/** Reads a part of a body, which has no byte order mark. */
	static ByteReader within(InputStream part) {
		return new ByteReader(part, 0);
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

	/** Whether a newline or nothing comes next. */
	boolean isAtEndOfLine() throws IOException {
		int next = peek();
		return next < 0 || next == '\n';
	}

	/** Skips blanks, and returns the number of newlines among them. */
	long skipBlanks() throws IOException {
		long newlines = 0;
		while (peek() >= 0 && Json.isBlank((byte) peek())) {
			newlines += (next() == '\n') ? 1 : 0;
		}
		return newlines;
	}

	/**
	 * Copies bytes up to the next newline.
	 * @param most the maximum number of bytes
	 */
	void copyLine(LineBuffer line, int most) throws IOException {
		int left = most;
		while (left > 0 && peek() >= 0) {
			int to = this.position + Math.min(this.end - this.position, left);
			int newline = ByteSearch.endOfLine(this.buffer, this.position, to);
			left -= newline - this.position;
			copyTo(newline, line);
			if (newline < to) {
				return;
			}
		}
	}

	/**
	 * Takes a whole line without its newline and a carriage return before it, which is
	 * faster than by way of a buffer; null if it may end after the bytes that have been
	 * read, or may be too long.
	 */
	byte @Nullable [] takeLine() {
		int to = Math.min(this.end, this.position + LineBuffer.MAX_BYTES);
		int newline = ByteSearch.endOfLine(this.buffer, this.position, to);
		if (newline == to) {
			return null;
		}
		boolean hasReturn = newline > this.position && this.buffer[newline - 1] == '\r';
		byte[] line = Arrays.copyOfRange(this.buffer, this.position, hasReturn ? newline - 1 : newline);
		this.position = newline + 1;
		return line;
	}

	/**
	 * Reads bytes up to the next newline.
	 * @return their number; -1 if there are none
	 */
	int readLine(byte[] into, int offset, int most) throws IOException {
		if (isAtEndOfLine()) {
			return -1;
		}
		int to = this.position + Math.min(this.end - this.position, most);
		int count = ByteSearch.endOfLine(this.buffer, this.position, to) - this.position;
		System.arraycopy(this.buffer, this.position, into, offset, count);
		this.position += count;
		return count;
	}

	/** Copies bytes up to the next bracket or quote. */
	void copyUntilBracket(LineBuffer to) throws IOException {
		copyUntil((single) -> single == '"' || single == '{' || single == '}' || single == '[' || single == ']', to);
	}

	/** Copies bytes up to the next quote or backslash. */
	void copyUntilQuote(LineBuffer to) throws IOException {
		copyUntil((single) -> single == '"' || single == '\\', to);
	}

	private void copyUntil(IntPredicate isEnd, LineBuffer to) throws IOException {
		while (peek() >= 0 && !isEnd.test(this.buffer[this.position])) {
			int i = this.position + 1;
			while (i < this.end && !isEnd.test(this.buffer[i])) {
				i++;
			}
			copyTo(i, to);
		}
	}

	void copyAll(LineBuffer to) throws IOException {
		while (peek() >= 0) {
			copyTo(this.end, to);
		}
	}

	private void copyTo(int index, LineBuffer to) {
		to.add(this.buffer, this.position, index - this.position);
		this.position = index;
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
