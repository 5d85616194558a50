package io.ztrisk.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A gzip body of one or more members. Anything else after the last member is an error.
 */
final class GzipBody extends InputStream {

	private final GzipCompressorInputStream members;

	/**
	 * Opens a body that supports mark and reset.
	 * @throws ApiException if it does not begin with a member; reading throws it, too, if
	 * the body is truncated or corrupt
	 */
	GzipBody(InputStream body) throws IOException {
		this.members = checked(() -> GzipCompressorInputStream.builder()
			.setInputStream(new Received(body))
			.setDecompressConcatenated(true)
			.get());
	}

	long compressedCount() {
		return this.members.getCompressedCount();
	}

	@Override
	public int read() throws IOException {
		return checked(this.members::read);
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return checked(() -> this.members.read(bytes, offset, length));
	}

	@Override
	public void close() throws IOException {
		this.members.close();
	}

	private static <T> T checked(Read<T> read) throws IOException {
		try {
			return read.get();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		catch (IOException ex) {
			throw new ApiException(ErrorCode.INVALID_ENCODING, "The gzip body is truncated or corrupt");
		}
	}

	/** Reads from the members. */
	private interface Read<T> {

		T get() throws IOException;

	}

	/**
	 * The bytes as they are received. It distinguishes a failure of the connection from
	 * one of the members, and limits the header of a member, which is kept in memory. The
	 * bytes of a header are read one by one, those of the data are not.
	 */
	private static final class Received extends FilterInputStream {

		private static final int MAX_HEADER_BYTES = 64 << 10;

		private int headerBytes;

		Received(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			if (++this.headerBytes > MAX_HEADER_BYTES) {
				throw new IOException("The header of a member is too long");
			}
			try {
				return super.read();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			this.headerBytes = 0;
			try {
				return super.read(bytes, offset, length);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
