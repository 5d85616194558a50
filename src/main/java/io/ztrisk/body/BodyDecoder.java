package io.ztrisk.body;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the body of a request, compressed or not, within limits.
 */
public final class BodyDecoder {

	/** The maximum size of a streamed body, uncompressed. */
	static final long MAX_BYTES = 1L << 30;

	private BodyDecoder() {
	}

	/**
	 * Opens a body. One that begins like gzip is decompressed also without the header.
	 * Reading throws an {@link ApiException} if the body is corrupt or too large.
	 * @throws ApiException if the encoding is neither gzip nor identity
	 */
	public static InputStream open(InputStream body, @Nullable String contentEncoding) throws IOException {
		return open(body, contentEncoding, MAX_BYTES);
	}

	public static InputStream open(InputStream body, @Nullable String contentEncoding, long maxBytes)
			throws IOException {
		String encoding = (contentEncoding != null) ? contentEncoding.strip().toLowerCase(Locale.ROOT) : "";
		boolean gzip = switch (encoding) {
			case "", "identity" -> false;
			case "gzip", "x-gzip" -> true;
			default -> throw new ApiException(ErrorCode.INVALID_ENCODING);
		};
		InputStream received = new BufferedInputStream(body);
		return new LimitedInputStream((gzip || beginsAsGzip(received)) ? new GzipBody(received) : received, maxBytes);
	}

	private static boolean beginsAsGzip(InputStream received) throws IOException {
		received.mark(2);
		byte[] first = received.readNBytes(2);
		received.reset();
		return GzipCompressorInputStream.matches(first, first.length);
	}

	/**
	 * Reads a whole body.
	 * @throws ApiException if it has more bytes than the limit
	 */
	public static byte[] read(InputStream body, int limit) throws IOException {
		byte[] bytes = body.readNBytes(limit);
		if (bytes.length == limit && body.read() != -1) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE);
		}
		return bytes;
	}

}
