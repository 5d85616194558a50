package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;

/**
 * Limits the size and the compression ratio of a body, and yields to other calls while it
 * is read.
 */
final class LimitedInputStream extends InputStream {

	/**
	 * How many times its compressed size a body may have, beyond what is too little to
	 * care.
	 */
	private static final long RATIO = 1000;

	private static final long CARELESS = 64L << 20;

	/**
	 * After how many bytes other calls have their turn: who sends as fast as it is read
	 * never makes a virtual thread wait, and so would keep its processor to the end.
	 */
	private static final int TURN = 256 << 10;

	private final InputStream in;

	private final ReceivedBody received;

	private final long most;

	private long count;

	/**
	 * Bounds a body.
	 * @param in the body, uncompressed
	 * @param received the same as it comes in
	 * @param most how many bytes it may have
	 */
	LimitedInputStream(InputStream in, ReceivedBody received, long most) {
		this.in = in;
		this.received = received;
		this.most = most;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = this.in.read(bytes, offset, length);
		long turns = this.count / TURN;
		this.count += Math.max(read, 0);
		if (this.count / TURN > turns) {
			Thread.yield();
		}
		if (this.count > this.most) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE);
		}
		if (this.count > CARELESS && this.count / RATIO > this.received.count()) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE, "The body is compressed more than 1000:1");
		}
		return read;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
