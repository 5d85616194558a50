package io.ztrisk.mapping;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Parses a path from left to right. Columns count characters, from 1.
 */
final class PathParser {

	private static final int MAX_LENGTH = 512;

	private static final int MAX_STEPS = 8;

	private static final int MAX_SELECTORS = 2;

	private static final int MAX_TEXT = 128;

	private static final String SPECIAL = ".[]=\\";

	private static final int END = -1;

	private final int[] text;

	/** Whether names with dots are nested, so that no name has one. */
	private final boolean flat;

	private int position;

	private int selectors;

	PathParser(String text, boolean flat) {
		this.text = text.codePoints().toArray();
		this.flat = flat;
	}

	/**
	 * Parses the whole text.
	 * @throws ParseException with a message that names the column
	 */
	Path parse() throws ParseException {
		if (this.text.length > MAX_LENGTH) {
			throw problem("expected at most %d characters".formatted(MAX_LENGTH), MAX_LENGTH);
		}
		List<Step> steps = new ArrayList<>();
		do {
			if (steps.size() == MAX_STEPS) {
				throw problem("expected at most %d steps".formatted(MAX_STEPS));
			}
			steps.add(step());
		}
		while (accept('.'));
		if (peek() != END) {
			throw problem((steps.getLast().selector() != null) ? "expected ." : "expected . or [");
		}
		return new Path(steps);
	}

	private Step step() throws ParseException {
		String name = text("expected a name");
		return new Step(name, (peek() == '[') ? selector() : null);
	}

	private @Nullable Selector selector() throws ParseException {
		if (this.selectors == MAX_SELECTORS) {
			throw problem("expected at most %d selectors".formatted(MAX_SELECTORS));
		}
		this.selectors++;
		expect('[');
		if (accept(']')) {
			return new Selector.Each();
		}
		String member = text("expected ] or a name");
		expect('=');
		String text = text("expected a text");
		expect(']');
		return new Selector.FirstWith(member, text);
	}

	/** Reads a name or a text, and removes its backslashes. */
	private String text(String expected) throws ParseException {
		StringBuilder read = new StringBuilder();
		int length = 0;
		for (; peek() != END && (peek() == '\\' || !isSpecial(peek())); length++) {
			if (length == MAX_TEXT) {
				throw problem("expected at most %d characters in a name or text".formatted(MAX_TEXT));
			}
			read.appendCodePoint(character());
		}
		if (length == 0) {
			throw problem(expected);
		}
		return read.toString();
	}

	private int character() throws ParseException {
		if (this.flat && peek() == '\\' && this.position + 1 < this.text.length
				&& this.text[this.position + 1] == '.') {
			throw problem("expected no \\. in a flat mapping");
		}
		boolean escaped = accept('\\');
		int character = peek();
		if (escaped && !isSpecial(character)) {
			throw problem("expected one of . [ ] = \\");
		}
		if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
			throw problem("expected no control character or unpaired surrogate");
		}
		this.position++;
		return character;
	}

	private static boolean isSpecial(int character) {
		return SPECIAL.indexOf(character) >= 0;
	}

	private int peek() {
		return (this.position < this.text.length) ? this.text[this.position] : END;
	}

	private boolean accept(int character) {
		boolean accepted = peek() == character;
		this.position += accepted ? 1 : 0;
		return accepted;
	}

	private void expect(char character) throws ParseException {
		if (!accept(character)) {
			throw problem("expected " + character);
		}
	}

	private ParseException problem(String message) {
		return problem(message, this.position);
	}

	private static ParseException problem(String message, int position) {
		return new ParseException(message + " at column " + (position + 1), position);
	}

}
