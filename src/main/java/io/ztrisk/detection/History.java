package io.ztrisk.detection;

import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a user around the records that have just come.
 *
 * @param observations all within a detector's reach of the fresh ones, by time and then
 * record; they can be read once
 * @param fresh whether an observation has just come or must be judged again
 * @param lastReset the user's last reset, null if there was none
 * @param excludedEmails those of the user's e-mails that the account has excluded
 */
public record History(Iterator<Observation> observations, Predicate<Observation> fresh, @Nullable Instant lastReset,
		Set<String> excludedEmails) {

	/**
	 * Whether an observation has just come or must be judged again.
	 */
	public boolean isFresh(Observation observation) {
		return this.fresh.test(observation);
	}

	/**
	 * Whether two observations may be combined: no reset stands between them.
	 */
	public boolean combines(Observation one, Observation other) {
		return this.lastReset == null || one.at().isAfter(this.lastReset) == other.at().isAfter(this.lastReset);
	}

}
