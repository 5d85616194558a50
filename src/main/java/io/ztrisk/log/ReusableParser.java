package io.ztrisk.log;

import java.io.InputStream;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses many lines with one JSON parser. A new parser for each line would cost a quarter
 * of the parsing.
 */
final class ReusableParser extends InputStream {

	/**
	 * After how many bytes the parser is renewed: it keeps every name that it has met.
	 */
	private static final int MOST = 1 << 20;

	private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

	private final JsonMapper mapper;

	private @Nullable JsonParser parser;

	private int fed;

	private byte[] line = {};

	private int position;

	ReusableParser(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * The parser, before a line's first token. To it, the line's end is the end of all.
	 */
	JsonParser start(byte[] line) {
		this.line = line;
		this.position = 0;
		if (this.fed > MOST) {
			stop();
		}
		this.fed += line.length;
		JsonParser parser = (this.parser != null) ? this.parser : this.mapper.createParser(this);
		this.parser = parser;
		return parser;
	}

	/**
	 * Whether the parser has come to the very end of the line, and is ready for another.
	 */
	boolean isAtEnd() {
		return this.position == this.line.length && this.parser != null && this.parser.releaseBuffered(NOWHERE) == 0;
	}

	void stop() {
		if (this.parser != null) {
			this.parser.close();
		}
		this.parser = null;
		this.fed = 0;
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
