package io.ztrisk.log;

import java.io.InputStream;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses many lines with one JSON parser. Creating a parser for each line would take a
 * quarter of the time.
 */
final class ReusableParser extends InputStream {

	/** A parser keeps every name that it has read, so it is replaced after this size. */
	private static final int MAX_BYTES = 1 << 20;

	private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

	private final JsonMapper mapper;

	private @Nullable JsonParser parser;

	private int bytes;

	private byte[] line = {};

	private int position;

	ReusableParser(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/** Starts a line as the whole input. The parser is before its first token. */
	JsonParser start(byte[] line) {
		this.line = line;
		this.position = 0;
		if (this.bytes > MAX_BYTES) {
			stop();
		}
		this.bytes += line.length;
		JsonParser parser = (this.parser != null) ? this.parser : this.mapper.createParser(this);
		this.parser = parser;
		return parser;
	}

	/** Whether the parser has read the whole line, and can read another one. */
	boolean isAtEnd() {
		return this.position == this.line.length && this.parser != null && this.parser.releaseBuffered(NOWHERE) == 0;
	}

	void stop() {
		if (this.parser != null) {
			this.parser.close();
		}
		this.parser = null;
		this.bytes = 0;
	}

	@Override
	public int read() {
		return (this.position < this.line.length) ? this.line[this.position++] & 0xff : -1;
	}

	@Override
	public int read(byte[] into, int offset, int length) {
		int count = Math.min(length, this.line.length - this.position);
		System.arraycopy(this.line, this.position, into, offset, count);
		this.position += count;
		return (count > 0) ? count : -1;
	}

}
