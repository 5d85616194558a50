package io.ztrisk.detection;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a user around the records that have just come.
 *
 * @param observations all within a detector's reach of the new ones, by time and then
 * record
 * @param fresh the records that have just come
 * @param lastReset the user's last reset, null if there was none
 */
public record History(List<Observation> observations, Set<UUID> fresh, @Nullable Instant lastReset) {

	/**
	 * Whether an observation has just come.
	 */
	public boolean isFresh(Observation observation) {
		return this.fresh.contains(observation.record());
	}

	/**
	 * Whether two observations may be combined: no reset stands between them.
	 */
	public boolean combines(Observation one, Observation other) {
		return this.lastReset == null || one.at().isAfter(this.lastReset) == other.at().isAfter(this.lastReset);
	}

}
