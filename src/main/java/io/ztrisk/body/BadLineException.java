package io.ztrisk.body;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * A line is not a record of its dataset, for the reason in the message.
 */
public class BadLineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BadLineException(String reason) {
		super(reason);
	}

	public static BadLineException malformed(JacksonException cause) {
		TokenStreamLocation place = cause.getLocation();
		String reason = (cause instanceof StreamConstraintsException)
				? "A name, a text, a number or the nesting is above its limit" : "Malformed JSON";
		return new BadLineException(
				reason + ((place != null && place.getColumnNr() > 0) ? " at column " + place.getColumnNr() : ""));
	}

	public static BadLineException at(TokenStreamContext place, String reason) {
		return new BadLineException(place.pathAsPointer() + ": " + reason);
	}

}
