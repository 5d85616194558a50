package io.ztrisk.detector;

import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

import io.ztrisk.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A user's observations in the windows of time around changes.
 *
 * @param observations those that need evaluation, and those in the detector's window
 * before them; ordered by time and record, and readable once
 * @param lastReset null if there was none
 * @param excludedEmails the user's e-mails that the account has excluded
 */
public record ObservationWindow(Iterator<Observation> observations, Predicate<Observation> evaluated,
		@Nullable Instant lastReset, Set<String> excludedEmails) {

	public boolean needsEvaluation(Observation observation) {
		return this.evaluated.test(observation);
	}

	/** Whether two observations may be combined: not if there is a reset between them. */
	public boolean combines(Observation one, Observation other) {
		return this.lastReset == null || one.at().isAfter(this.lastReset) == other.at().isAfter(this.lastReset);
	}

}
