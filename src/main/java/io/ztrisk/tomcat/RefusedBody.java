package io.ztrisk.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ztrisk.limit.MinimumRate;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The rest of a body that the answer did not need. It is read and discarded, so that the
 * sender gets the answer and the connection can be used again. The connection of a slow
 * sender is closed. Tomcat itself would read on at any rate, even without a token.
 */
final class RefusedBody {

	/** The number of bytes that Tomcat would discard. */
	private static final long MAX_BYTES = 64L << 20;

	/** The statuses after which Tomcat closes the connection. */
	private static final Set<Integer> LAST_ANSWERS = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

	private final Request request;

	private final Response response;

	private final MinimumRate rate;

	RefusedBody(Request request, Response response, MinimumRate rate) {
		this.request = request;
		this.response = response;
		this.rate = rate;
	}

	/**
	 * Sends the answer and discards the rest.
	 * @return whether the connection can be used again
	 */
	boolean read() throws IOException {
		if (isRead() || LAST_ANSWERS.contains(this.response.getStatus())
				|| this.request.getCoyoteRequest().hasExpectation()) {
			return true;
		}
		this.response.finishResponse();
		Chunk chunk = new Chunk();
		long count = 0;
		while (count <= MAX_BYTES) {
			long start = System.nanoTime();
			int read = this.request.getCoyoteRequest().doRead(chunk);
			if (read < 0) {
				return true;
			}
			count += read;
			if (this.rate.isTooSlow(read, System.nanoTime() - start)) {
				return false;
			}
		}
		return false;
	}

	private boolean isRead() {
		AtomicBoolean read = new AtomicBoolean();
		this.request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return read.get();
	}

	/** Receives the bytes. */
	private static final class Chunk implements ApplicationBufferHandler {

		private ByteBuffer bytes = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
		}

	}

}
