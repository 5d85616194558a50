package io.ztrisk.scan;

/**
 * Finds the ends of JSON values in bytes. The values are not validated: their brackets
 * must be balanced and their strings closed.
 */
final class JsonBytes {

	private JsonBytes() {
	}

	/** The index of the first byte that is not white space, or the end. */
	static int skipBlanks(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && bytes[i] <= ' '
				&& (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
			i++;
		}
		return i;
	}

	/** Checks for an expected byte, and returns the index after it. */
	static int expect(char expected, byte[] bytes, int at, int to) {
		if (at >= to || bytes[at] != expected) {
			throw new MalformedJsonException(at);
		}
		return at + 1;
	}

	/** Whether there is a closing bracket at an index; its kind is not checked. */
	static boolean isClosed(byte[] bytes, int at, int to) {
		return at < to && (bytes[at] == ']' || bytes[at] == '}');
	}

	/** The end of a value of any type. */
	static int skipValue(byte[] bytes, int from, int to) {
		if (from >= to) {
			throw new MalformedJsonException(from);
		}
		return switch (bytes[from]) {
			case '"' -> ByteSearch.endOfString(bytes, from + 1, to) + 1;
			case '{', '[' -> skipBrackets(bytes, from, to);
			default -> skipScalar(bytes, from, to);
		};
	}

	private static int skipBrackets(byte[] bytes, int from, int to) {
		int open = 0;
		for (int i = from; i < to; i++) {
			byte next = bytes[i];
			if (next == '"') {
				i = ByteSearch.endOfString(bytes, i + 1, to);
			}
			// Of each kind, the two brackets differ from { and } in one bit only.
			else if ((next | 0x20) == '{') {
				open++;
			}
			else if ((next | 0x20) == '}' && --open == 0) {
				return i + 1;
			}
		}
		throw new MalformedJsonException(to);
	}

	private static int skipScalar(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && bytes[i] > ' ' && bytes[i] != ',' && bytes[i] != '}' && bytes[i] != ']') {
			i++;
		}
		if (i == from) {
			throw new MalformedJsonException(from);
		}
		return i;
	}

}
