package io.ztrisk.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Parses the heads of the answers on a connection, and reads no more of one than is
 * allowed. The client itself bounds lines and their number only.
 */
class BoundedHead implements HttpMessageParser<ClassicHttpResponse> {

	/** The maximum number of bytes; up to a buffer more may have been read before. */
	static final int MAX_LENGTH = 16 << 10;

	private final HttpMessageParser<ClassicHttpResponse> parser;

	private int count;

	BoundedHead(Http1Config config) {
		this.parser = new DefaultHttpResponseParser(config);
	}

	/** An answer that is not final, as 103, leaves less for those after it. */
	@Override
	public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream) throws IOException, HttpException {
		ClassicHttpResponse response = this.parser.parse(buffer, new Bounded(stream));
		if (response != null && response.getCode() >= HttpStatus.SC_SUCCESS) {
			this.count = 0;
		}
		return response;
	}

	/** Counts what is read, and fails above the maximum. */
	private final class Bounded extends FilterInputStream {

		Bounded(InputStream stream) {
			super(stream);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int left = MAX_LENGTH - BoundedHead.this.count;
			if (left <= 0) {
				throw new MessageConstraintException("The head is too long");
			}
			int read = super.read(bytes, offset, Math.min(length, left));
			BoundedHead.this.count += Math.max(read, 0);
			return read;
		}

	}

}
