package io.ztrisk.body;

import java.io.IOException;

/**
 * Copies JSON from a body, and finds the end of a value by its brackets and strings. It
 * does not validate the JSON.
 */
final class Brackets {

	private final ByteReader from;

	private final LineBuffer to;

	private int open;

	Brackets(ByteReader from, LineBuffer to) {
		this.from = from;
		this.to = to;
	}

	/** The number of open brackets; below zero if one was never opened. */
	int open() {
		return this.open;
	}

	/**
	 * Copies the next byte. If it begins a string, copies the string.
	 * @return the number of open brackets
	 */
	int copy() throws IOException {
		switch (this.from.peek()) {
			case '[', '{' -> this.open++;
			case ']', '}' -> this.open--;
			case '"' -> copyString();
			default -> {
			}
		}
		copyByte();
		return this.open;
	}

	/** Copies an opening bracket, if it comes next. */
	boolean copyOpening() throws IOException {
		int around = this.open;
		int next = this.from.peek();
		return (next == '{' || next == '[') && copy() > around;
	}

	/**
	 * Copies a value and the blanks after it, up to the comma or bracket that ends it.
	 * @param around the number of open brackets around the value
	 * @return false if nothing ends it
	 */
	boolean copyValue(int around) throws IOException {
		int next = this.from.peek();
		while (this.open > around || (next != ',' && next != '}' && next != ']')) {
			if (next < 0) {
				return false;
			}
			if (copy() > around) {
				this.from.copyUntilBracket(this.to);
			}
			next = this.from.peek();
		}
		return true;
	}

	/** Copies a value. One in brackets ends there; otherwise as {@link #copyValue}. */
	boolean copyElement() throws IOException {
		int around = this.open;
		return copyOpening() ? copyUntilClosed(around) : copyValue(around);
	}

	/**
	 * Copies bytes until brackets are closed.
	 * @param around the number of brackets that stay open
	 * @return false if the brackets break off
	 */
	boolean copyUntilClosed(int around) throws IOException {
		while (this.open > around) {
			if (this.from.peek() < 0) {
				return false;
			}
			if (copy() > around) {
				this.from.copyUntilBracket(this.to);
			}
		}
		return true;
	}

	void copyBlanks() throws IOException {
		while (this.from.peek() >= 0 && Json.isBlank((byte) this.from.peek())) {
			copyByte();
		}
	}

	/** Copies a string without its closing quote. */
	private void copyString() throws IOException {
		copyByte();
		this.from.copyUntilQuote(this.to);
		while (this.from.peek() == '\\') {
			copyByte();
			copyByte();
			this.from.copyUntilQuote(this.to);
		}
	}

	private void copyByte() throws IOException {
		int next = this.from.next();
		if (next >= 0) {
			this.to.add((byte) next);
		}
	}

}
