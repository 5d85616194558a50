package io.ztrisk.body;

import java.io.IOException;

/**
 * Copies JSON from a body, and tells by brackets and strings where a value ends. It does
 * not tell whether it is valid.
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
	 * Copies the next byte, and where it begins a string, the string up to its closing
	 * quote, which is next then.
	 * @return how many brackets are open after it; below zero if one was never opened
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
