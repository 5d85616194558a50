package io.ztrisk.detection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A UTC hour of a user's observations of a behaviour.
 */
record Hour(UUID user, Behavior behavior, Instant start) {

	static Hour of(UserObservation observed) {
		return of(observed.key(), observed.observation().at());
	}

	static Hour of(ObservationKey key, Instant at) {
		return new Hour(key.user(), key.behavior(), at.truncatedTo(ChronoUnit.HOURS));
	}

	Group group() {
		return new Group(this.user, this.behavior);
	}

}
