package io.ztrisk.observation;

import java.time.Duration;
import java.time.Instant;

/**
 * A window of time, bounds included, in a user's observations of a behaviour.
 */
public record TimeWindow(Group group, Instant from, Instant to) {

	/** The start for PostgreSQL. */
	String since() {
		return this.from.equals(Instant.MIN) ? "-infinity" : this.from.toString();
	}

	/** The end for PostgreSQL. */
	String until() {
		return this.to.equals(Instant.MAX) ? "infinity" : this.to.toString();
	}

	public TimeWindow startingEarlier(Duration by) {
		return this.from.equals(Instant.MIN) ? this : new TimeWindow(this.group, this.from.minus(by), this.to);
	}

}
