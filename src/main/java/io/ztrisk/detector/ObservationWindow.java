package io.ztrisk.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

	/**
	 * Reads the observations, those with the same time together, since none of them is
	 * before the others.
	 * @param reader gets at least one observation; the list is used again after the call
	 */
	public void forEachSimultaneous(Consumer<List<Observation>> reader) {
		List<Observation> simultaneous = new ArrayList<>();
		this.observations.forEachRemaining((next) -> {
			if (!simultaneous.isEmpty() && !simultaneous.getFirst().at().equals(next.at())) {
				reader.accept(simultaneous);
				simultaneous.clear();
			}
			simultaneous.add(next);
		});
		if (!simultaneous.isEmpty()) {
			reader.accept(simultaneous);
		}
	}

	public boolean needsEvaluation(Observation observation) {
		return this.evaluated.test(observation);
	}

	/** Whether two observations may be combined: not if there is a reset between them. */
	public boolean combines(Observation one, Observation other) {
		return this.lastReset == null || one.at().isAfter(this.lastReset) == other.at().isAfter(this.lastReset);
	}

}
