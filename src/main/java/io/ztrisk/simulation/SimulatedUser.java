package io.ztrisk.simulation;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A user, and what of its score a simulation does not change.
 *
 * @param lastReset null if there was none
 * @param level the highest level of the pruned events and of those before the span of
 * time; null if none counts
 * @param hasEvents whether events since then are stored
 * @param observations the number of kept observations that count; above the maximum only
 * that there are more
 */
record SimulatedUser(UUID id, String email, @Nullable Instant lastReset, @Nullable RiskLevel level, boolean hasEvents,
		int observations) {

	/** Whether an event at a time counts: it is later than the last reset. */
	boolean counts(Instant at) {
		return this.lastReset == null || at.isAfter(this.lastReset);
	}

}
