package io.ztrisk.detection;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * A line that is no record of its dataset, with the reason as its message.
 */
public class BadLineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BadLineException(String reason) {
		super(reason);
	}

	/**
	 * Of a line that is no JSON.
	 */
	public static BadLineException malformed(JacksonException cause) {
		TokenStreamLocation place = cause.getLocation();
		return new BadLineException("Malformed JSON" + ((place != null) ? " at column " + place.getColumnNr() : ""));
	}

}
