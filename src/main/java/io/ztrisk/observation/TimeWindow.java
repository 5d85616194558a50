package io.ztrisk.observation;

import java.time.Duration;
import java.time.Instant;

/**
 * A window of time in a user's observations of a behaviour, bounds included.
 */
public record TimeWindow(Group group, Instant from, Instant to) {

	/**
	 * The same span with an earlier start.
	 */
	public TimeWindow startingEarlier(Duration by) {
		return this.from.equals(Instant.MIN) ? this : new TimeWindow(this.group, this.from.minus(by), this.to);
	}

}
