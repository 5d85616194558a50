package io.ztrisk.log;

import java.time.Instant;

import io.ztrisk.body.BadLineException;

/**
 * The times of the records that are evaluated.
 */
public record TimeLimits(Instant oldest, Instant latest) {

	/**
	 * Whether a record is too old.
	 * @param place the place of its time, for an error
	 * @throws BadLineException if it is in the future
	 */
	public boolean excludes(Instant at, String place) {
		if (at.isAfter(this.latest)) {
			throw new BadLineException(place + ": must not be more than 10 minutes in the future");
		}
		return at.isBefore(this.oldest);
	}

}
