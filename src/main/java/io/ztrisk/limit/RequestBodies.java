package io.ztrisk.limit;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Opens request bodies within a limit on the memory that they take. A call acquires the
 * memory when the first part of its body has been received, and fails if its sender is
 * too slow afterwards. Small bodies have memory of their own, because large ones may wait
 * long.
 */
@Component
public class RequestBodies {

	/** The attribute of a request whose body must not even be read to discard it. */
	public static final String CUT_OFF = RequestBodies.class.getName() + ".cut_off";

	/** The bytes of a body that are received before it acquires memory. */
	private static final int FIRST_BYTES = 32 << 10;

	/** The factor from an uncompressed size to the memory, if the body is not a tree. */
	private static final int GROWTH = 6;

	private final Bulkhead bodies;

	private final Bulkhead smallBodies;

	private final LimitProperties properties;

	RequestBodies(@Qualifier("bodyBulkhead") Bulkhead bodies, @Qualifier("smallBodyBulkhead") Bulkhead smallBodies,
			LimitProperties properties) {
		this.bodies = bodies;
		this.smallBodies = smallBodies;
		this.properties = properties;
	}

	/**
	 * Opens the body of a request.
	 * @param maxMemory the maximum number of bytes that it takes in memory
	 * @throws ApiException if the memory is not free in time; reading throws it, too, if
	 * the sender is too slow
	 */
	public InputStream open(HttpServletRequest request, long maxMemory) throws IOException {
		return open(request, maxMemory, GROWTH);
	}

	/**
	 * Opens the body of a request.
	 * @param growth the factor from the size of an uncompressed body to its memory
	 */
	public InputStream open(HttpServletRequest request, long maxMemory, int growth) throws IOException {
		RequestBulkhead.release();
		InputStream body = new RateCheckedBody(request, new MinimumRate(this.properties));
		byte[] first = body.readNBytes(FIRST_BYTES);
		long size = size(request, first);
		((size < FIRST_BYTES) ? this.smallBodies : this.bodies).acquireForRequest(Math.min(maxMemory, growth * size));
		return new SequenceInputStream(new ByteArrayInputStream(first), body);
	}

	/** The uncompressed size of a body; the maximum if it is not known. */
	private static long size(HttpServletRequest request, byte[] first) {
		boolean gzip = first.length > 0 && first[0] == 0x1f;
		if (gzip || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
			return Integer.MAX_VALUE;
		}
		long declared = request.getContentLengthLong();
		return (first.length < FIRST_BYTES) ? first.length : (declared >= 0) ? declared : Integer.MAX_VALUE;
	}

	/** Fails if the sender is too slow. */
	private static final class RateCheckedBody extends FilterInputStream {

		private final HttpServletRequest request;

		private final MinimumRate rate;

		private RateCheckedBody(HttpServletRequest request, MinimumRate rate) throws IOException {
			super(request.getInputStream());
			this.request = request;
			this.rate = rate;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			long start = System.nanoTime();
			int read = super.read(buffer, offset, length);
			if (read >= 0 && this.rate.isTooSlow(read, System.nanoTime() - start)) {
				this.request.setAttribute(CUT_OFF, true);
				throw new ApiException(ErrorCode.UNREADABLE_BODY, "The request body comes too slowly");
			}
			return read;
		}

	}

}
