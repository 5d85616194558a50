package io.ztrisk.detection;

/**
 * A line that is no record of its dataset, with the reason as its message.
 */
public class BadLineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BadLineException(String reason) {
		super(reason);
	}

}
