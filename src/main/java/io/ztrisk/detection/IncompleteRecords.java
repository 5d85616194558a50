package io.ztrisk.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.detector.Detector;

/**
 * Counts the records of a batch that lack a field that a detector needs. They are counted
 * for all behaviours, since the account's configuration is not known while a batch is
 * read.
 */
public final class IncompleteRecords {

	private final List<Detector<?>> detectors;

	/** The number of records by the missing fields of each behaviour. */
	private final Map<Map<Behavior, Set<String>>, Long> counts = new HashMap<>();

	IncompleteRecords(List<Detector<?>> detectors) {
		this.detectors = detectors;
	}

	/** Counts a record if fields are missing. */
	public void add(ActivityRecord record) {
		if (record.missing().isEmpty()) {
			return;
		}
		Map<Behavior, Set<String>> missing = new HashMap<>();
		for (Detector<?> detector : this.detectors) {
			Set<String> fields = missing(detector, record);
			if (!fields.isEmpty()) {
				missing.put(detector.behavior(), fields);
			}
		}
		if (!missing.isEmpty()) {
			this.counts.merge(missing, 1L, Long::sum);
		}
	}

	private static <A extends Activity> Set<String> missing(Detector<A> detector, ActivityRecord record) {
		Set<String> missing = record.missing().getOrDefault(detector.activity(), Set.of());
		A activity = missing.isEmpty() ? null : record.activity(detector.activity());
		return (activity != null && detector.decides(activity)) ? Set.of() : missing;
	}

	boolean isEmpty() {
		return this.counts.isEmpty();
	}

	/** The records without a field that some of the behaviours need, by field. */
	SortedMap<String, Long> byField(Set<Behavior> behaviors) {
		SortedMap<String, Long> byField = new TreeMap<>();
		this.counts.forEach((missing, count) -> behaviors.stream()
			.flatMap((behavior) -> missing.getOrDefault(behavior, Set.of()).stream())
			.distinct()
			.forEach((field) -> byField.merge(field, count, Long::sum)));
		return byField;
	}

}
