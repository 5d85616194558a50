package io.ztrisk.outgoing;

/**
 * The class and the stack frames of an exception and its causes, for the log. Their
 * messages are left out, since they may contain a part of a message or a secret URL.
 */
@SuppressWarnings("serial")
public final class RedactedException extends RuntimeException {

	public RedactedException(Throwable redacted) {
		super(redacted.getClass().getName(),
				(redacted.getCause() != null) ? new RedactedException(redacted.getCause()) : null);
		setStackTrace(redacted.getStackTrace());
	}

}
