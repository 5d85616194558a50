package io.ztrisk.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Opens the body of a request, compressed or not, and keeps it within bounds.
 */
final class Body {

	/** How many bytes a streamed body may have, uncompressed. */
	static final long MOST = 1L << 30;

	/**
	 * How many times its compressed size a body may have, beyond what is too little to
	 * care.
	 */
	private static final long RATIO = 1000;

	private static final long CARELESS = 64L << 20;

	private static final int TRAILER = 8;

	/**
	 * After how many bytes other calls have their turn: who sends as fast as it is read
	 * never makes a virtual thread wait, and so would keep its processor to the end.
	 */
	private static final int TURN = 256 << 10;

	private Body() {
	}

	/**
	 * Opens a body; one that begins as gzip does is taken for gzip. Reading it throws an
	 * {@link ApiException} where it is corrupt or too large.
	 * @throws ApiException if the encoding is neither gzip nor identity
	 */
	static InputStream open(InputStream body, @Nullable String contentEncoding) throws IOException {
		return open(body, contentEncoding, MOST);
	}

	static InputStream open(InputStream body, @Nullable String contentEncoding, long most) throws IOException {
		String encoding = (contentEncoding != null) ? contentEncoding.strip().toLowerCase(Locale.ROOT) : "";
		boolean gzip = switch (encoding) {
			case "", "identity" -> false;
			case "gzip", "x-gzip" -> true;
			default -> throw new ApiException(ErrorCode.INVALID_ENCODING);
		};
		Received received = new Received(body);
		return new Capped((gzip || received.beginsAsGzip()) ? gunzip(received) : received, received, most);
	}

	/**
	 * Reads all of a body.
	 * @throws ApiException if it has more bytes than the limit
	 */
	static byte[] read(InputStream body, int limit) throws IOException {
		byte[] bytes = body.readNBytes(limit);
		if (bytes.length == limit && body.read() != -1) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE);
		}
		return bytes;
	}

	private static InputStream gunzip(Received received) throws IOException {
		try {
			return new Members(received);
		}
		catch (ZipException | EOFException ex) {
			throw corrupt();
		}
	}

	private static ApiException corrupt() {
		return new ApiException(ErrorCode.INVALID_ENCODING, "The gzip body is truncated or corrupt");
	}

	/**
	 * Members one after another to the very end: what follows the last one is an error,
	 * where GZIPInputStream would take a member cut off in its header for the end.
	 */
	private static final class Members extends GZIPInputStream {

		private final Received received;

		private long filled;

		private Members(Received received) throws IOException {
			super(received, 1 << 14);
			this.received = received;
			this.filled = received.count;
		}

		@Override
		protected void fill() throws IOException {
			super.fill();
			this.filled = this.received.count;
		}

		// What the last member left over: in the inflater, and read past it since.
		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.read(bytes, offset, length);
			if (count < 0 && this.inf.getRemaining() + this.received.count - this.filled > TRAILER) {
				throw new ZipException("More than gzip members");
			}
			return count;
		}

	}

	/**
	 * The body as it comes in. It counts the bytes, and always claims to have more: a
	 * body whose next bytes are still under way is not at its end.
	 */
	private static final class Received extends PushbackInputStream {

		private long count;

		private Received(InputStream in) {
			super(in, 2);
		}

		boolean beginsAsGzip() throws IOException {
			byte[] first = readNBytes(2);
			unread(first);
			this.count = 0;
			return first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
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

	/**
	 * Counts what is read, and turns what the decoder says into errors of ours.
	 */
	private static final class Capped extends InputStream {

		private final InputStream in;

		private final Received received;

		private final long most;

		private long count;

		private Capped(InputStream in, Received received, long most) {
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
			int read = decode(bytes, offset, length);
			long turns = this.count / TURN;
			this.count += Math.max(read, 0);
			if (this.count / TURN > turns) {
				Thread.yield();
			}
			if (this.count > this.most) {
				throw new ApiException(ErrorCode.BODY_TOO_LARGE);
			}
			if (this.count > CARELESS && this.count / RATIO > this.received.count) {
				throw new ApiException(ErrorCode.BODY_TOO_LARGE, "The body is compressed more than 1000:1");
			}
			return read;
		}

		private int decode(byte[] bytes, int offset, int length) throws IOException {
			try {
				return this.in.read(bytes, offset, length);
			}
			catch (ZipException | EOFException ex) {
				if (this.in == this.received) {
					throw ex;
				}
				throw corrupt();
			}
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
