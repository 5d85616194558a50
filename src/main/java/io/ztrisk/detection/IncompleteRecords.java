package io.ztrisk.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.log.LogRecord;

/**
 * Counts the records of a batch that are incomplete: a field is missing without which a
 * behaviour cannot be decided. They are counted for all behaviours, so that the account's
 * configuration need not be known while a batch is read.
 */
public final class IncompleteRecords {

	private final List<Detector> detectors;

	/** What is missing for each behaviour, and of how many records. */
	private final Map<Map<Behavior, Set<String>>, Long> counts = new HashMap<>();

	IncompleteRecords(List<Detector> detectors) {
		this.detectors = detectors;
	}

	/**
	 * Counts a record if it is incomplete.
	 */
	public void add(LogRecord record) {
		for (Detector detector : this.detectors) {
			if (!detector.missing(record).isEmpty()) {
				this.counts.merge(missing(record), 1L, Long::sum);
				return;
			}
		}
	}

	boolean isEmpty() {
		return this.counts.isEmpty();
	}

	/**
	 * How many records some behaviours cannot be decided by, by the missing field.
	 */
	SortedMap<String, Long> byField(Set<Behavior> behaviors) {
		SortedMap<String, Long> byField = new TreeMap<>();
		this.counts.forEach((missing, count) -> behaviors.stream()
			.flatMap((behavior) -> missing.getOrDefault(behavior, Set.of()).stream())
			.distinct()
			.forEach((field) -> byField.merge(field, count, Long::sum)));
		return byField;
	}

	private Map<Behavior, Set<String>> missing(LogRecord record) {
		return this.detectors.stream()
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector.missing(record)));
	}

}
