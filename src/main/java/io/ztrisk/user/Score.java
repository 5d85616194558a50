package io.ztrisk.user;

import java.time.Instant;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A score over several events.
 *
 * @param level the highest rank, null if there is no event
 * @param count how many
 * @param newest the newest one's time, null if there is no event
 */
public record Score(@Nullable Short level, long count, @Nullable Instant newest) {

	/** The score over no event. */
	static final Score NONE = new Score(null, 0, null);

	static Score of(RiskLevel level, Instant at) {
		return new Score(level.rank(), 1, at);
	}

	/**
	 * The score over the events of both.
	 */
	Score and(Score other) {
		if (this.level == null || this.newest == null) {
			return other;
		}
		if (other.level == null || other.newest == null) {
			return this;
		}
		return new Score((this.level > other.level) ? this.level : other.level, this.count + other.count,
				User.later(this.newest, other.newest));
	}

}
