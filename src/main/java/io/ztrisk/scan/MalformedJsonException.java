package io.ztrisk.scan;

/**
 * Bytes are not JSON.
 */
public class MalformedJsonException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int index;

	/**
	 * @param index the index of the first byte that is not expected
	 */
	MalformedJsonException(int index) {
		super("Malformed JSON at byte " + (index + 1), null, false, false);
		this.index = index;
	}

	public int index() {
		return this.index;
	}

}
