package io.ztrisk.limit;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Opens request bodies within a limit on the memory that they take. A sender gets memory
 * when the first part of its body is there, and loses the call if it is too slow
 * afterwards. Small bodies have memory of their own, because large ones may wait long.
 */
@Component
public class RequestBodies {

	/**
	 * The request attribute of a request of which nothing more is read, not even to throw
	 * it away.
	 */
	public static final String CUT_OFF = RequestBodies.class.getName() + ".cut_off";

	/** How much of a body, in bytes, must be there before it gets room; or all of it. */
	private static final int FIRST = 32 << 10;

	/** How many times its own size a plain body takes in memory that is no tree. */
	private static final int GROWTH = 6;

	private final Bulkhead room;

	private final Bulkhead smallRoom;

	private final LimitProperties properties;

	RequestBodies(Bulkhead bodyRoom, Bulkhead smallBodyRoom, LimitProperties properties) {
		this.room = bodyRoom;
		this.smallRoom = smallBodyRoom;
		this.properties = properties;
	}

	/**
	 * Opens the body of a request.
	 * @param most how many bytes may be in memory of what is made of it
	 * @throws ApiException if there is no room, as reading it does if the sender is slow
	 */
	public InputStream open(HttpServletRequest request, long most) throws IOException {
		return open(request, most, GROWTH);
	}

	/**
	 * The same.
	 * @param growth how many times its own size a plain body may take in memory
	 */
	public InputStream open(HttpServletRequest request, long most, int growth) throws IOException {
		RequestBulkhead.release();
		InputStream body = new Paced(request, new MinimumRate(this.properties));
		byte[] first = body.readNBytes(FIRST);
		long size = size(request, first);
		((size < FIRST) ? this.smallRoom : this.room).acquireForRequest(Math.min(most, growth * size));
		return new SequenceInputStream(new ByteArrayInputStream(first), body);
	}

	/**
	 * How many bytes a body has, uncompressed; a great many if nobody knows.
	 */
	private static long size(HttpServletRequest request, byte[] first) {
		boolean gzip = first.length > 0 && first[0] == 0x1f;
		if (gzip || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
			return Integer.MAX_VALUE;
		}
		long told = request.getContentLengthLong();
		return (first.length < FIRST) ? first.length : (told >= 0) ? told : Integer.MAX_VALUE;
	}

	/**
	 * Ends the call if its sender is too slow.
	 */
	private static final class Paced extends FilterInputStream {

		private final HttpServletRequest request;

		private final MinimumRate pace;

		private Paced(HttpServletRequest request, MinimumRate pace) throws IOException {
			super(request.getInputStream());
			this.request = request;
			this.pace = pace;
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
			if (read >= 0 && this.pace.isTooSlow(read, System.nanoTime() - start)) {
				this.request.setAttribute(CUT_OFF, true);
				throw new ApiException(ErrorCode.UNREADABLE_BODY, "The request body comes too slowly");
			}
			return read;
		}

	}

}
