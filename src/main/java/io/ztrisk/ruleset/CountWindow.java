package io.ztrisk.ruleset;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

import io.ztrisk.detector.ObservationWindow;
import io.ztrisk.observation.Observation;
import io.ztrisk.rule.Count;

/**
 * The newest records that a rule counts, or the newest different values: at most as many
 * as it needs.
 */
final class CountWindow {

	private final Count count;

	private final ObservationWindow window;

	/** By value or by key of the record, the oldest first. */
	private final SequencedMap<Object, Observation> newest = new LinkedHashMap<>();

	CountWindow(Count count, ObservationWindow window) {
		this.count = count;
		this.window = window;
	}

	/** Adds a record that is not older than the others, if it counts. */
	void add(Observation observation) {
		CountedRecord record = CountedRecord.of(observation);
		if (record.counts() && this.count.distinct() != null) {
			record.values().forEach((value) -> put(value, observation));
		}
		else if (record.counts()) {
			put(observation.record(), observation);
		}
	}

	/** Whether there are enough before or at a record that is not older than them. */
	boolean isReachedAt(Observation last) {
		while (!this.newest.isEmpty() && !counts(this.newest.firstEntry().getValue(), last)) {
			this.newest.pollFirstEntry();
		}
		return this.newest.size() >= this.count.atLeast();
	}

	private boolean counts(Observation one, Observation last) {
		return this.window.combines(one, last) && !one.at().plus(this.count.within()).isBefore(last.at());
	}

	private void put(Object value, Observation observation) {
		this.newest.putLast(value, observation);
		if (this.newest.size() > this.count.atLeast()) {
			this.newest.pollFirstEntry();
		}
	}

}
