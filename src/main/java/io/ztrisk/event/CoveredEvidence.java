package io.ztrisk.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ScoredEvent;

/**
 * A dismissed event, and the evidence that its dismissal covers.
 *
 * @param evidence hashes of the evidence
 */
public record CoveredEvidence(UUID event, UUID user, Behavior behavior, String name, RiskLevel level, Instant at,
		Set<UUID> evidence) {

	CoveredEvidence(UUID event, UUID user, String behavior, String name, RiskLevel level, Instant at, UUID[] evidence) {
		this(event, user, new Behavior(behavior), name, level, at, Set.copyOf(Arrays.asList(evidence)));
	}

	/** The event as it counts after the dismissal. */
	public ScoredEvent scored() {
		return new ScoredEvent(this.event, this.behavior, this.level, this.at);
	}

}
