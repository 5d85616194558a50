package io.ztrisk.detection;

import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

import io.ztrisk.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a user around a change.
 *
 * @param observations all within a detector's reach before those that are to be judged,
 * and these, by time and then record; they can be read once
 * @param judged whether an observation is to be judged
 * @param lastReset the user's last reset, null if there was none
 * @param excludedEmails those of the user's e-mails that the account has excluded
 */
public record ObservationWindow(Iterator<Observation> observations, Predicate<Observation> judged,
		@Nullable Instant lastReset, Set<String> excludedEmails) {

	/**
	 * Whether an observation is to be judged.
	 */
	public boolean isToBeJudged(Observation observation) {
		return this.judged.test(observation);
	}

	/**
	 * Whether two observations may be combined: no reset stands between them.
	 */
	public boolean combines(Observation one, Observation other) {
		return this.lastReset == null || one.at().isAfter(this.lastReset) == other.at().isAfter(this.lastReset);
	}

}
