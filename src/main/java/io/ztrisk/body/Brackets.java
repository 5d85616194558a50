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

	/**
	 * Copies the next byte. If it begins a string, copies the string up to its closing
	 * quote.
	 * @return the number of open brackets; below zero if one was never opened
	 */
	int copy() throws IOException {
		switch (this.from.peek()) {
			case '[', '{' -> this.open++;
			case ']', '}' -> this.open--;
			case '"' -> copyString();
			default -> {
			}
		}
		this.to.add((byte) this.from.next());
		return this.open;
	}

	private void copyString() throws IOException {
		do {
			if (this.from.peek() == '\\') {
				this.to.add((byte) this.from.next());
			}
			this.to.add((byte) this.from.next());
		}
		while (this.from.peek() != '"' && this.from.peek() >= 0);
	}

}
