package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the records in an object as they come: those in the first member that holds
 * records. The object may be longer than a record.
 */
final class Unwrapping {

	private final ByteReader bytes;

	private final LineBuffer buffer;

	private final Brackets brackets;

	private final Wrappers wrappers;

	private final long number;

	private final boolean isLine;

	private UnwrappingState state;

	private long element;

	/**
	 * Starts to read an object whose opening bracket has been copied.
	 * @param number the number of the object in the body
	 * @param isLine whether the object is a line of its own, so that nothing may come
	 * after it
	 */
	Unwrapping(ByteReader bytes, LineBuffer buffer, Brackets brackets, Wrappers wrappers, long number, boolean isLine) {
		this.bytes = bytes;
		this.buffer = buffer;
		this.brackets = brackets;
		this.wrappers = wrappers;
		this.number = number;
		this.isLine = isLine;
		this.state = wrappers.isEmpty() ? UnwrappingState.NONE : UnwrappingState.BEFORE;
	}

	/** Starts to read a line, which need not be an object. */
	static Unwrapping ofLine(InputStream line, Wrappers wrappers, long number) throws IOException {
		ByteReader bytes = ByteReader.within(line);
		LineBuffer buffer = new LineBuffer();
		Brackets brackets = new Brackets(bytes, buffer);
		Unwrapping records = new Unwrapping(bytes, buffer, brackets, wrappers, number, true);
		brackets.copyBlanks();
		if (bytes.peek() != '{' || !brackets.copyOpening()) {
			records.state = UnwrappingState.NONE;
		}
		return records;
	}

	/**
	 * The next record; null at the end of the object. If no member holds records, this is
	 * the object itself. If the brackets break off, this is what is left.
	 */
	@Nullable Line next() throws IOException {
		if (this.state == UnwrappingState.BEFORE) {
			this.state = start();
		}
		return switch (this.state) {
			case BEFORE, END -> null;
			case NONE -> whole();
			case ONE -> {
				this.state = UnwrappingState.AFTER;
				yield record();
			}
			case MANY -> element();
			case AFTER -> end();
		};
	}

	private UnwrappingState start() throws IOException {
		if (!new WrapperSearch(this.bytes, this.buffer, this.brackets, this.wrappers).find(List.of())) {
			return UnwrappingState.NONE;
		}
		boolean isArray = this.bytes.peek() == '[' && this.brackets.copyOpening();
		this.buffer.clear();
		return isArray ? UnwrappingState.MANY : UnwrappingState.ONE;
	}

	private Line whole() throws IOException {
		this.state = UnwrappingState.END;
		if (this.isLine) {
			this.bytes.copyAll(this.buffer);
			this.buffer.dropCarriageReturn();
		}
		else if (!this.brackets.copyUntilClosed(0)) {
			return broken();
		}
		return this.buffer.line(this.number);
	}

	private @Nullable Line element() throws IOException {
		this.bytes.skipBlanks();
		if (this.bytes.peek() == ']') {
			this.brackets.copy();
			return end();
		}
		if (this.element > 0 && this.bytes.peek() == ',') {
			this.bytes.next();
			this.bytes.skipBlanks();
		}
		else if (this.element > 0) {
			return broken();
		}
		return record();
	}

	private Line record() throws IOException {
		boolean isWhole = this.brackets.copyElement();
		this.buffer.strip();
		return (isWhole && !this.buffer.isBlank()) ? this.buffer.line(this.number, ++this.element) : broken();
	}

	/** Skips the rest of the object. */
	private @Nullable Line end() throws IOException {
		this.state = UnwrappingState.END;
		this.buffer.clear();
		boolean isClosed = this.brackets.copyUntilClosed(0);
		this.bytes.skipBlanks();
		if (!isClosed || (this.isLine && this.bytes.peek() >= 0)) {
			return broken();
		}
		this.buffer.clear();
		return null;
	}

	/** The rest, as one line that is not complete. */
	private Line broken() throws IOException {
		this.state = UnwrappingState.END;
		if (this.isLine) {
			this.bytes.copyAll(this.buffer);
		}
		return this.buffer.broken(this.number, this.element + 1);
	}

}
