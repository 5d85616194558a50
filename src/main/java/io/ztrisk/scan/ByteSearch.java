package io.ztrisk.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches and compares bytes, eight at a time. A byte is found by the subtraction that
 * the Bit Twiddling Hacks of Stanford University describe for {@code hasless} and
 * {@code hasvalue}.
 */
public final class ByteSearch {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101_0101_0101_0101L;

	private static final long HIGH_BITS = ONES << 7;

	private static final long QUOTES = ONES * '"';

	private static final long BACKSLASHES = ONES * '\\';

	private static final long NEWLINES = ONES * '\n';

	private static final long BLANKS = ONES * ' ';

	private ByteSearch() {
	}

	/** The index of the next newline, or the end. */
	public static int endOfLine(byte[] bytes, int from, int to) {
		int i = from;
		while (i <= to - Long.BYTES) {
			long found = zeros((long) LONG.get(bytes, i) ^ NEWLINES);
			if (found != 0) {
				return i + (Long.numberOfTrailingZeros(found) >>> 3);
			}
			i += Long.BYTES;
		}
		while (i < to && bytes[i] != '\n') {
			i++;
		}
		return i;
	}

	/** The index of the closing quote of a string. */
	static int endOfString(byte[] bytes, int from, int to) {
		int i = from;
		while (i <= to - Long.BYTES) {
			long word = (long) LONG.get(bytes, i);
			long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
			if (found == 0) {
				i += Long.BYTES;
				continue;
			}
			i += Long.numberOfTrailingZeros(found) >>> 3;
			if (bytes[i] == '"') {
				return i;
			}
			i += 2;
		}
		while (i < to && bytes[i] != '"') {
			i += (bytes[i] == '\\') ? 2 : 1;
		}
		if (i >= to) {
			throw new MalformedJsonException(to);
		}
		return i;
	}

	/**
	 * The index of the first byte of a string that does not stand for itself: the closing
	 * quote, a backslash, a control character or a byte beyond ASCII.
	 */
	static int endOfPlain(byte[] bytes, int from, int to) {
		int i = from;
		while (i <= to - Long.BYTES) {
			long word = (long) LONG.get(bytes, i);
			long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - BLANKS) & ~word & HIGH_BITS)
					| (word & HIGH_BITS);
			if (found != 0) {
				return i + (Long.numberOfTrailingZeros(found) >>> 3);
			}
			i += Long.BYTES;
		}
		while (i < to && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
			i++;
		}
		return i;
	}

	/** Whether bytes start with others. */
	static boolean startsWith(byte[] bytes, int from, int to, byte[] start) {
		if (start.length > to - from) {
			return false;
		}
		int i = 0;
		for (; i <= start.length - Long.BYTES; i += Long.BYTES) {
			if ((long) LONG.get(bytes, from + i) != (long) LONG.get(start, i)) {
				return false;
			}
		}
		if (start.length >= Long.BYTES) {
			int last = start.length - Long.BYTES;
			return (long) LONG.get(bytes, from + last) == (long) LONG.get(start, last);
		}
		for (; i < start.length; i++) {
			if (bytes[from + i] != start[i]) {
				return false;
			}
		}
		return true;
	}

	/** Sets the highest bit of each zero byte; bits above the lowest may be wrong. */
	private static long zeros(long word) {
		return (word - ONES) & ~word & HIGH_BITS;
	}

}
