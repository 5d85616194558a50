package io.ztrisk.body;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.MalformedJsonException;

/**
 * Searches an object for the first member that holds records, and copies what it has
 * read.
 */
final class WrapperSearch {

	private final ByteReader bytes;

	private final LineBuffer buffer;

	private final Brackets brackets;

	private final Wrappers wrappers;

	private final LineBuffer name = new LineBuffer();

	private final Brackets nameCopy;

	WrapperSearch(ByteReader bytes, LineBuffer buffer, Brackets brackets, Wrappers wrappers) {
		this.bytes = bytes;
		this.buffer = buffer;
		this.brackets = brackets;
		this.wrappers = wrappers;
		this.nameCopy = new Brackets(bytes, this.name);
	}

	/**
	 * Searches an object whose opening bracket has been copied. Stops before the value
	 * that holds records, or after the object, or where the object is malformed.
	 * @param path the names of the members around the object
	 */
	boolean find(List<String> path) throws IOException {
		int open = this.brackets.open();
		this.brackets.copyBlanks();
		while (this.bytes.peek() == '"') {
			String name = copyName();
			this.brackets.copyBlanks();
			if (this.bytes.peek() != ':') {
				return false;
			}
			this.brackets.copy();
			this.brackets.copyBlanks();
			List<String> member = Stream.concat(path.stream(), Stream.of(name)).toList();
			if (this.wrappers.hold(member, this.bytes.peek()) || findBelow(member)) {
				return true;
			}
			if (!this.brackets.copyValue(open)) {
				return false;
			}
			if (this.bytes.peek() == ',') {
				this.brackets.copy();
				this.brackets.copyBlanks();
			}
		}
		if (this.bytes.peek() == '}') {
			this.brackets.copy();
		}
		return false;
	}

	private boolean findBelow(List<String> member) throws IOException {
		if (this.bytes.peek() != '{' || !this.wrappers.areBelow(member)) {
			return false;
		}
		this.brackets.copy();
		return find(member);
	}

	/** Copies a name, and returns it; empty if it is malformed. */
	private String copyName() throws IOException {
		this.nameCopy.copy();
		byte[] copied = this.name.line(0).bytes();
		this.buffer.add(copied, 0, copied.length);
		try {
			return JsonValue.parse(new String(copied, StandardCharsets.UTF_8)).text();
		}
		catch (MalformedJsonException ex) {
			return "";
		}
	}

}
