package io.ztrisk.detection;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time of a user's observations of a behaviour, bounds included.
 */
record Span(Group group, Instant from, Instant to) {

	/**
	 * The time in which other observations matter to one.
	 */
	static Span around(Group group, Instant at, Duration reach) {
		return new Span(group, at.minus(reach), at.plus(reach));
	}

	/**
	 * The time in which an observation can have been a part of findings.
	 */
	static Span after(Gone gone, Duration reach) {
		return new Span(Group.of(gone.key()), gone.at(), gone.at().plus(reach));
	}

	/**
	 * Whether a span of the same group begins within this one.
	 */
	boolean overlaps(Span later) {
		return this.group.equals(later.group) && !later.from.isAfter(this.to);
	}

	Span and(Span other) {
		return new Span(this.group, this.from.isBefore(other.from) ? this.from : other.from,
				this.to.isAfter(other.to) ? this.to : other.to);
	}

}
