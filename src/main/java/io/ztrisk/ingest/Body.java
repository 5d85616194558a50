package io.ztrisk.ingest;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

	private static final int TRAILER = 8;

	private Body() {
	}

	/**
	 * Opens a body. Reading it throws an {@link ApiException} where it is corrupt or
	 * longer than {@link #MOST}.
	 * @throws ApiException if the encoding is neither gzip nor identity
	 */
	static InputStream open(InputStream body, @Nullable String contentEncoding) throws IOException {
		return open(body, contentEncoding, MOST);
	}

	static InputStream open(InputStream body, @Nullable String contentEncoding, long most) throws IOException {
		String encoding = (contentEncoding != null) ? contentEncoding.strip().toLowerCase(Locale.ROOT) : "";
		return switch (encoding) {
			case "", "identity" -> new Capped(body, most);
			case "gzip", "x-gzip" -> new Capped(gunzip(body), most);
			default -> throw new ApiException(ErrorCode.INVALID_ENCODING);
		};
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

	private static InputStream gunzip(InputStream body) throws IOException {
		try {
			return new Members(new Compressed(body));
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

		private final Compressed compressed;

		private long filled;

		private Members(Compressed compressed) throws IOException {
			super(compressed, 1 << 14);
			this.compressed = compressed;
			this.filled = compressed.count;
		}

		@Override
		protected void fill() throws IOException {
			super.fill();
			this.filled = this.compressed.count;
		}

		// What the last member left over: in the inflater, and read past it since.
		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.read(bytes, offset, length);
			if (count < 0 && this.inf.getRemaining() + this.compressed.count - this.filled > TRAILER) {
				throw new ZipException("More than gzip members");
			}
			return count;
		}

	}

	/**
	 * Counts the compressed bytes, and always claims to have more: a body whose next
	 * bytes are still under way is not at its end.
	 */
	private static final class Compressed extends FilterInputStream {

		private long count;

		private Compressed(InputStream in) {
			super(in);
		}

		@Override
		public int available() {
			return 1;
		}

		@Override
		public int read() throws IOException {
			int single = super.read();
			this.count += (single < 0) ? 0 : 1;
			return single;
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

		private long left;

		private Capped(InputStream in, long most) {
			this.in = in;
			this.left = most;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = decode(bytes, offset, length);
			if (count > this.left) {
				throw new ApiException(ErrorCode.BODY_TOO_LARGE);
			}
			this.left -= Math.max(count, 0);
			return count;
		}

		private int decode(byte[] bytes, int offset, int length) throws IOException {
			try {
				return this.in.read(bytes, offset, length);
			}
			catch (ZipException | EOFException ex) {
				if (this.in instanceof GZIPInputStream) {
					throw corrupt();
				}
				throw ex;
			}
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
