package io.ztrisk.body;

import java.security.MessageDigest;
import java.util.Arrays;

import io.ztrisk.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one line after another. Of the bytes beyond the maximum length,
 * only the hash is kept.
 */
final class LineBuffer {

	/** The maximum length of a line, in bytes. */
	static final int MAX_BYTES = 1 << 20;

	// With space for a carriage return that will be dropped.
	private byte[] bytes = new byte[1 << 10];

	private int length;

	private @Nullable MessageDigest rest;

	void add(byte single) {
		if (this.length < this.bytes.length) {
			this.bytes[this.length++] = single;
		}
		else {
			add(new byte[] { single }, 0, 1);
		}
	}

	void add(byte[] from, int offset, int count) {
		int taken = Math.min(count, MAX_BYTES + 1 - this.length);
		if (taken > this.bytes.length - this.length) {
			this.bytes = Arrays.copyOf(this.bytes,
					Math.clamp(2L * (this.length + taken), this.bytes.length, MAX_BYTES + 1));
		}
		System.arraycopy(from, offset, this.bytes, this.length, taken);
		this.length += taken;
		if (taken < count) {
			cut().update(from, offset + taken, count - taken);
		}
	}

	boolean isEmpty() {
		return this.length == 0;
	}

	boolean isBlank() {
		return this.rest == null && Json.isBlank(this.bytes, this.length);
	}

	void strip() {
		while (this.rest == null && this.length > 0 && Json.isBlank(this.bytes[this.length - 1])) {
			this.length--;
		}
	}

	void dropCarriageReturn() {
		if (this.rest == null && this.length > 0 && this.bytes[this.length - 1] == '\r') {
			this.length--;
		}
	}

	/** The number of bytes that can be added to a line of the maximum length. */
	int space() {
		return MAX_BYTES + 1 - this.length;
	}

	/** Whether the line is too long, unless a carriage return is dropped. */
	boolean isTooLong() {
		return this.rest != null || (this.length > MAX_BYTES && this.bytes[MAX_BYTES] != '\r');
	}

	void clear() {
		this.length = 0;
		this.rest = null;
	}

	/** Removes the bytes. Those that have been cut off are lost. */
	byte[] take() {
		byte[] taken = Arrays.copyOf(this.bytes, this.length);
		clear();
		return taken;
	}

	/** The rest of a line whose brackets break off. */
	Line broken(long number, long element) {
		if (this.length <= MAX_BYTES) {
			this.rest = Sha256.digest();
		}
		Line line = line(number, element);
		return new Line(number, element, line.bytes(), line.rest(), true);
	}

	Line line(long number) {
		return line(number, 0);
	}

	Line line(long number, long element) {
		if (this.length > MAX_BYTES && this.rest == null) {
			cut();
		}
		byte[] hash = (this.rest != null) ? this.rest.digest() : null;
		Line line = new Line(number, element, Arrays.copyOf(this.bytes, Math.min(this.length, MAX_BYTES)), hash, false);
		clear();
		return line;
	}

	private MessageDigest cut() {
		if (this.rest == null) {
			this.rest = Sha256.digest();
			this.rest.update(this.bytes, MAX_BYTES, this.length - MAX_BYTES);
		}
		return this.rest;
	}

}
