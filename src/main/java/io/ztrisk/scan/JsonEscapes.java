package io.ztrisk.scan;

import java.util.HexFormat;

/**
 * The escape sequences of strings (RFC 8259, section 7).
 */
final class JsonEscapes {

	private JsonEscapes() {
	}

	/**
	 * Replaces escape sequences by their characters.
	 * @param index the index of the string, for an error
	 * @throws MalformedJsonException if there is a control character or an invalid
	 * sequence
	 */
	static String unescape(String raw, int index) {
		StringBuilder text = new StringBuilder(raw.length());
		for (int i = 0; i < raw.length(); i++) {
			char c = raw.charAt(i);
			if (c < ' ') {
				throw new MalformedJsonException(index);
			}
			if (c != '\\') {
				text.append(c);
				continue;
			}
			i++;
			if (raw.charAt(i) == 'u') {
				text.append(codeUnit(raw, i + 1, index));
				i += 4;
			}
			else {
				text.append(character(raw.charAt(i), index));
			}
		}
		return text.toString();
	}

	/**
	 * Replaces characters of a JSON text by escape sequences: U+0000, which no string
	 * contains, and unpaired surrogates, which UTF-8 lacks.
	 */
	static String escape(String json) {
		StringBuilder escaped = new StringBuilder(json.length());
		boolean afterBackslash = false;
		int c;
		for (int i = 0; i < json.length(); i += Character.charCount(c)) {
			c = json.codePointAt(i);
			boolean isValid = c != 0 && Character.getType(c) != Character.SURROGATE;
			if (isValid || afterBackslash) {
				escaped.appendCodePoint(c);
			}
			else {
				escaped.append("\\u").append(HexFormat.of().toHexDigits((char) c));
			}
			afterBackslash = c == '\\' && !afterBackslash;
		}
		return escaped.toString();
	}

	private static char codeUnit(String raw, int from, int index) {
		int unit = 0;
		for (int i = from; i < from + 4; i++) {
			int digit = (i < raw.length() && raw.charAt(i) < 0x80) ? Character.digit(raw.charAt(i), 16) : -1;
			if (digit < 0) {
				throw new MalformedJsonException(index);
			}
			unit = 16 * unit + digit;
		}
		return (char) unit;
	}

	private static char character(char escaped, int index) {
		return switch (escaped) {
			case '"', '\\', '/' -> escaped;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			default -> throw new MalformedJsonException(index);
		};
	}

}
