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
		return new Hour(observed.user(), observed.observation().behavior(),
				observed.observation().at().truncatedTo(ChronoUnit.HOURS));
	}

}
