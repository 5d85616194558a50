package io.ztrisk.user;

import java.time.Instant;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A score over events: the highest level, the number of events, and the time of the
 * newest. Without events the level and the time are null.
 */
@Embeddable
public record Score(@Nullable RiskLevel level, long count, @Nullable Instant newest) {

	/** The score without events. */
	static final Score NONE = new Score(null, 0, null);

	static Score of(RiskLevel level, Instant at) {
		return new Score(level, 1, at);
	}

	Score and(Score other) {
		if (this.level == null || this.newest == null) {
			return other;
		}
		if (other.level == null || other.newest == null) {
			return this;
		}
		return new Score(this.level.or(other.level), this.count + other.count, later(this.newest, other.newest));
	}

	/** The score after one of its events has moved to a later time. */
	Score movedTo(Instant at) {
		return new Score(this.level, this.count, later(this.newest, at));
	}

	static Instant later(@Nullable Instant one, Instant other) {
		return (one != null && one.isAfter(other)) ? one : other;
	}

}
