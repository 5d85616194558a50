package io.ztrisk.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * The time around a user's fresh observations in which others matter.
 */
record Span(UUID user, Behavior behavior, Instant from, Instant to) {

	static Span around(UserObservation fresh, Duration reach) {
		Instant at = fresh.observation().at();
		return new Span(fresh.user(), fresh.observation().behavior(), at.minus(reach), at.plus(reach));
	}

	Span and(Span other) {
		return new Span(this.user, this.behavior, this.from.isBefore(other.from) ? this.from : other.from,
				this.to.isAfter(other.to) ? this.to : other.to);
	}

}
