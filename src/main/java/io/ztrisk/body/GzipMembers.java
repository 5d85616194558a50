package io.ztrisk.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;

/**
 * Members of gzip one after another to the very end: what follows the last one is an
 * error, where GZIPInputStream would take a member cut off in its header for the end.
 */
final class GzipMembers extends GZIPInputStream {

	private static final int TRAILER = 8;

	private final ReceivedBody received;

	private long filled;

	private boolean reading;

	private GzipMembers(ReceivedBody received) throws IOException {
		super(received, 1 << 14);
		this.received = received;
		this.filled = received.count();
	}

	/**
	 * Opens a body. Reading it throws an {@link ApiException} where it is corrupt.
	 * @throws ApiException if it does not begin as gzip does
	 */
	static InputStream open(ReceivedBody received) throws IOException {
		try {
			return new GzipMembers(received);
		}
		catch (ZipException | EOFException ex) {
			throw corrupt();
		}
	}

	@Override
	protected void fill() throws IOException {
		super.fill();
		this.filled = this.received.count();
	}

	/**
	 * Where a member ends GZIPInputStream reads the next one by a call of this, which
	 * says then that there is nothing yet: members may be many, and empty.
	 */
	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (this.reading) {
			return 0;
		}
		this.reading = true;
		try {
			int count = super.read(bytes, offset, length);
			while (count == 0 && length > 0) {
				count = super.read(bytes, offset, length);
			}
			// What the last member left over: in the inflater, and read past it since.
			if (count < 0 && this.inf.getRemaining() + this.received.count() - this.filled > TRAILER) {
				throw corrupt();
			}
			return count;
		}
		catch (ZipException | EOFException ex) {
			throw corrupt();
		}
		finally {
			this.reading = false;
		}
	}

	private static ApiException corrupt() {
		return new ApiException(ErrorCode.INVALID_ENCODING, "The gzip body is truncated or corrupt");
	}

}
