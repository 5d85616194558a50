package io.ztrisk.outgoing;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import io.ztrisk.format.LowerCase;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * Why a request had no success. Nothing else is told of a failure.
 */
public enum OutgoingError {

	/** The host has no address, or the look-up takes too long. */
	DNS,

	/** An address of the host is refused, or is not allowed for http. */
	REFUSED_ADDRESS,

	/** No connection in 5 s, or it is refused. */
	CONNECT,

	/** The handshake fails, or the certificate is not that of the host. */
	TLS,

	/** The answer is not complete in 20 s. */
	TIMEOUT,

	/** The connection ends before the answer does. */
	CLOSED,

	/** The status is not 2xx, or the answer is not HTTP. */
	HTTP,

	/** The receiver refuses this message, with a reason that no retry changes. */
	REJECTED,

	/** The head of the answer is too large. */
	TOO_LARGE,

	/** A secret of the subscription does not open. The client never tells this. */
	SECRET;

	/** The word for people and columns. */
	public String word() {
		return LowerCase.of(name());
	}

	static OutgoingError of(Exception failure) {
		return switch (failure) {
			case RefusedAddressException _ -> REFUSED_ADDRESS;
			case UnknownHostException _ -> DNS;
			case SSLException _ -> TLS;
			case ConnectTimeoutException _ -> CONNECT;
			case ConnectException _ -> CONNECT;
			case NoRouteToHostException _ -> CONNECT;
			case InterruptedIOException _ -> TIMEOUT;
			case MessageConstraintException _ -> TOO_LARGE;
			case ClientProtocolException _ -> HTTP;
			default -> CLOSED;
		};
	}

}
