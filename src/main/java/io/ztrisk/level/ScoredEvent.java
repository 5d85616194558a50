package io.ztrisk.level;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;

/**
 * An event that counts in the score of its user.
 *
 * @param at the time of the event
 */
public record ScoredEvent(UUID id, Behavior behavior, RiskLevel level, Instant at) {

	private static final Comparator<ScoredEvent> ORDER = Comparator.comparing(ScoredEvent::level)
		.thenComparing(ScoredEvent::at)
		.thenComparing((event) -> event.id().toString());

	/**
	 * The event with the higher level; of two, the newer, then the one with the greater
	 * id.
	 */
	ScoredEvent or(ScoredEvent other) {
		return (ORDER.compare(this, other) >= 0) ? this : other;
	}

}
