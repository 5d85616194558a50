package io.ztrisk.observation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A UTC hour of a user's observations of a behaviour.
 */
public record Hour(UUID user, Behavior behavior, Instant start) {

	public static Hour of(UserObservation observed) {
		return of(observed.key(), observed.observation().at());
	}

	public static Hour of(ObservationKey key, Instant at) {
		return new Hour(key.user(), key.behavior(), at.truncatedTo(ChronoUnit.HOURS));
	}

	public Group group() {
		return new Group(this.user, this.behavior);
	}

}
