package io.ztrisk.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Parses the head of an answer, and reads no more of it than is allowed. The client
 * itself bounds lines and their number only.
 */
class BoundedHead implements HttpMessageParser<ClassicHttpResponse> {

	/** The maximum number of bytes; up to a buffer more may have been read before. */
	static final int MAX_LENGTH = 16 << 10;

	private final HttpMessageParser<ClassicHttpResponse> parser;

	BoundedHead(Http1Config config) {
		this.parser = new DefaultHttpResponseParser(config);
	}

	@Override
	public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream) throws IOException, HttpException {
		return this.parser.parse(buffer, new Bounded(stream));
	}

	/** Counts what is read, and fails above the maximum. */
	private static final class Bounded extends FilterInputStream {

		private int count;

		Bounded(InputStream stream) {
			super(stream);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			if (this.count >= MAX_LENGTH) {
				throw new MessageConstraintException("The head is too long");
			}
			int read = super.read(bytes, offset, Math.min(length, MAX_LENGTH - this.count));
			this.count += Math.max(read, 0);
			return read;
		}

	}

}
