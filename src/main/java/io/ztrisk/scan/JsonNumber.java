package io.ztrisk.scan;

/**
 * The format of numbers (RFC 8259, section 6).
 */
final class JsonNumber {

	private JsonNumber() {
	}

	static boolean isNumber(byte[] bytes, int from, int to) {
		int i = from + ((bytes[from] == '-') ? 1 : 0);
		int integer = skipDigits(bytes, i, to);
		if (integer == i || (bytes[i] == '0' && integer > i + 1)) {
			return false;
		}
		i = integer;
		if (i < to && bytes[i] == '.') {
			i = skipDigits(bytes, i + 1, to);
			if (bytes[i - 1] == '.') {
				return false;
			}
		}
		if (i < to && (bytes[i] == 'e' || bytes[i] == 'E')) {
			i++;
			i += (i < to && (bytes[i] == '+' || bytes[i] == '-')) ? 1 : 0;
			int exponent = i;
			i = skipDigits(bytes, i, to);
			if (i == exponent) {
				return false;
			}
		}
		return i == to;
	}

	private static int skipDigits(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
			i++;
		}
		return i;
	}

}
