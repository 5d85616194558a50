package io.ztrisk.observation;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time of a user's observations of a behaviour, bounds included.
 */
public record Span(Group group, Instant from, Instant to) {

	/**
	 * The same span with an earlier start.
	 */
	public Span startingEarlier(Duration by) {
		return this.from.equals(Instant.MIN) ? this : new Span(this.group, this.from.minus(by), this.to);
	}

}
