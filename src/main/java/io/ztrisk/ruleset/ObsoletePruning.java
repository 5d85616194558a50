package io.ztrisk.ruleset;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.observation.OlderObservations;
import io.ztrisk.retention.Prunable;
import io.ztrisk.sighting.SightingMoves;

import org.springframework.stereotype.Component;

/**
 * Prunes the observations and sightings of deleted behaviours, which nothing reads.
 */
@Component
class ObsoletePruning implements Prunable {

	private final BehaviorRules behaviors;

	private final OlderObservations observations;

	private final SightingMoves sightings;

	ObsoletePruning(BehaviorRules behaviors, OlderObservations observations, SightingMoves sightings) {
		this.behaviors = behaviors;
		this.observations = observations;
		this.sightings = sightings;
	}

	@Override
	public String table() {
		return "behavior_setting";
	}

	/** The shortest one, since the next run prunes them. */
	@Override
	public Duration period() {
		return Duration.ofNanos(1);
	}

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		Map<Behavior, Long> versions = this.behaviors.obsolete(accountId);
		return versions.isEmpty() ? () -> false : () -> deletesSome(accountId, versions);
	}

	private boolean deletesSome(String accountId, Map<Behavior, Long> versions) {
		if (this.observations.deleteObsolete(accountId, versions)
				+ this.sightings.deleteObsolete(accountId, versions) > 0) {
			return true;
		}
		this.behaviors.clearObsolete(accountId, versions);
		return false;
	}

}
