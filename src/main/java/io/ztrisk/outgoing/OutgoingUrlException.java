package io.ztrisk.outgoing;

/**
 * A URL that no request may go to. The message says what the URL must be, and has no part
 * of it.
 */
@SuppressWarnings("serial")
public class OutgoingUrlException extends RuntimeException {

	OutgoingUrlException(String message) {
		super(message);
	}

}
