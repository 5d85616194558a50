package io.ztrisk.observation;

import java.time.Duration;
import java.time.Instant;

/**
 * A window of time, bounds included, in a user's observations of a behaviour.
 */
public record TimeWindow(Group group, Instant from, Instant to) {

	public TimeWindow startingEarlier(Duration by) {
		return this.from.equals(Instant.MIN) ? this : new TimeWindow(this.group, this.from.minus(by), this.to);
	}

}
