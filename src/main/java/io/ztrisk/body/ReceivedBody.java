package io.ztrisk.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * A body as it comes in. It counts the bytes, and always claims to have more: a body
 * whose next bytes are still under way is not at its end.
 */
final class ReceivedBody extends PushbackInputStream {

	private long count;

	ReceivedBody(InputStream in) {
		super(in, 2);
	}

	/**
	 * Looks at the first bytes, before any is read.
	 */
	boolean beginsAsGzip() throws IOException {
		byte[] first = readNBytes(2);
		unread(first);
		this.count = 0;
		return first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
	}

	/**
	 * How many bytes have been read.
	 */
	long count() {
		return this.count;
	}

	@Override
	public int available() {
		return 1;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		this.count += Math.max(read, 0);
		return read;
	}

}
