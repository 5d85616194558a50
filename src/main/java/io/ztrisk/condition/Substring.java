package io.ztrisk.condition;

/**
 * A text to find in others. Its start is found by {@link String#indexOf(String)}, which
 * is fastest for most texts. The rest is found by the algorithm of Knuth, Morris and
 * Pratt, which takes linear time: for some texts, {@link String#contains} takes the
 * product of both lengths.
 */
final class Substring {

	private static final int START = 8;

	private final char[] text;

	private final String start;

	/** For each length of a match, the length of the next shorter one within it. */
	private final int[] shorter;

	Substring(String text) {
		this.text = text.toCharArray();
		this.start = text.substring(0, Math.min(text.length(), START));
		this.shorter = new int[text.length() + 1];
		for (int i = 1, length = 0; i < text.length(); i++) {
			length = longer(length, text.charAt(i));
			this.shorter[i + 1] = length;
		}
	}

	boolean isIn(FieldText whole) {
		int next = whole.lowerCase().indexOf(this.start);
		if (next < 0 || this.text.length == this.start.length()) {
			return next >= 0;
		}
		char[] chars = whole.lowerCaseChars();
		int length = this.start.length();
		for (int i = next + length; i < chars.length && length < this.text.length; i++) {
			length = longer(length, chars[i]);
		}
		return length == this.text.length;
	}

	/** The length of the match once a character follows it. */
	private int longer(int match, char next) {
		int length = match;
		while (length > 0 && this.text[length] != next) {
			length = this.shorter[length];
		}
		return (this.text[length] == next) ? length + 1 : 0;
	}

}
