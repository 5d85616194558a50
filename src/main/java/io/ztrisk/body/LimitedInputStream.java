package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;

/**
 * Limits the size and the compression ratio of a body. It yields to other threads while
 * it is read: a virtual thread never waits for a sender that is as fast as the server,
 * and would keep its processor until the end.
 */
public final class LimitedInputStream extends InputStream {

	/** The maximum compression ratio of a body beyond {@link #UNCHECKED_BYTES}. */
	private static final long MAX_RATIO = 1000;

	private static final long UNCHECKED_BYTES = 64L << 20;

	private static final int YIELD_BYTES = 256 << 10;

	private final InputStream in;

	private final long maxBytes;

	private long count;

	public LimitedInputStream(InputStream in, long maxBytes) {
		this.in = in;
		this.maxBytes = maxBytes;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = this.in.read(bytes, offset, length);
		long before = this.count;
		this.count += Math.max(read, 0);
		if (this.count / YIELD_BYTES > before / YIELD_BYTES) {
			Thread.yield();
		}
		if (this.count > this.maxBytes) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE);
		}
		if (this.count > UNCHECKED_BYTES && this.in instanceof GzipBody gzip
				&& this.count / MAX_RATIO > gzip.compressedCount()) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE, "The body is compressed more than 1000:1");
		}
		return read;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
