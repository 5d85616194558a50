package io.ztrisk.rejected;

import java.util.HexFormat;

/**
 * Replaces the Unicode escapes of JSON by their characters. An escape has one backslash,
 * or several if a string of JSON contains JSON. A regular expression would take ten times
 * as long for a line of escapes.
 */
final class HexEscapes {

	private HexEscapes() {
	}

	static String unescape(String text) {
		int slash = text.indexOf('\\');
		if (slash < 0) {
			return text;
		}
		StringBuilder unescaped = new StringBuilder(text.length());
		int copied = 0;
		while (slash >= 0) {
			int end = slash;
			while (end < text.length() && text.charAt(end) == '\\') {
				end++;
			}
			if (end < text.length() && text.charAt(end) == 'u' && isHex(text, end + 1, end + 5)) {
				unescaped.append(text, copied, slash).append((char) HexFormat.fromHexDigits(text, end + 1, end + 5));
				copied = end + 5;
				end = copied;
			}
			slash = text.indexOf('\\', end);
		}
		return unescaped.append(text, copied, text.length()).toString();
	}

	/** Whether a part of a text has only hexadecimal digits. */
	static boolean isHex(String text, int start, int end) {
		int at = start;
		while (at < Math.min(end, text.length()) && HexFormat.isHexDigit(text.charAt(at))) {
			at++;
		}
		return at == end;
	}

}
