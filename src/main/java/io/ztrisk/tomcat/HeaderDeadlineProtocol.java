package io.ztrisk.tomcat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 with a deadline for the whole header. Tomcat's own timeout is for one
 * read, so clients that send a byte every few seconds keep their connections, and a
 * thousand of them use up all connections. A connection whose header is late is closed
 * without an answer. If more than half of the connections are in use, those that wait for
 * a request have less time, and each is closed after its answer.
 */
public final class HeaderDeadlineProtocol extends Http11NioProtocol {

	private static final int CROWDED_MILLIS = 2000;

	/** Called by Tomcat, by the name of the class. */
	public HeaderDeadlineProtocol() {
		super(new Endpoint());
		// Otherwise the rest of the header's timeout would apply to the body.
		setDisableUploadTimeout(false);
	}

	@Override
	public void setConnectionTimeout(int millis) {
		super.setConnectionTimeout(millis);
		setConnectionUploadTimeout(millis);
	}

	@Override
	protected Processor createProcessor() {
		return new DeadlineProcessor(this);
	}

	/** Shortens the timeouts if there are many connections. */
	private static final class Endpoint extends NioEndpoint {

		@Override
		public int getConnectionTimeout() {
			return isCrowded() ? Math.min(CROWDED_MILLIS, super.getConnectionTimeout()) : super.getConnectionTimeout();
		}

		@Override
		public int getKeepAliveTimeout() {
			return isCrowded() ? Math.min(CROWDED_MILLIS, super.getKeepAliveTimeout()) : super.getKeepAliveTimeout();
		}

		@Override
		public int getMaxKeepAliveRequests() {
			return isCrowded() ? 1 : super.getMaxKeepAliveRequests();
		}

		private boolean isCrowded() {
			return getConnectionCount() > getMaxConnections() / 2;
		}

	}

	/** Reads the requests of a connection. */
	private static final class DeadlineProcessor extends Http11Processor {

		private final HeaderDeadlineProtocol protocol;

		private DeadlineProcessor(HeaderDeadlineProtocol protocol) {
			super(protocol, protocol.getAdapter());
			this.protocol = protocol;
		}

		@Override
		public SocketState process(SocketWrapperBase<?> socket, SocketEvent event) throws IOException {
			int served = this.request.getRequestProcessor().getRequestCount();
			SocketState state = super.process(socket, event);
			if (state == SocketState.OPEN && served == this.request.getRequestProcessor().getRequestCount()) {
				// The client sent only empty lines, and could go on for ever.
				return SocketState.CLOSED;
			}
			if (state != SocketState.LONG || isAsync()) {
				return state;
			}
			long taken = System.nanoTime() - this.request.getStartTimeNanos();
			long left = this.protocol.getConnectionTimeout() - TimeUnit.NANOSECONDS.toMillis(taken);
			if (left <= 0) {
				return SocketState.CLOSED;
			}
			socket.setReadTimeout(left);
			return state;
		}

	}

}
