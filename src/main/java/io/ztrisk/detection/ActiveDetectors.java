package io.ztrisk.detection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorSetting;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of an account's enabled behaviours, and the account's settings, read in
 * the transaction that stores the results.
 *
 * @param configuration of all behaviours
 */
record ActiveDetectors(List<Detector<?>> detectors, Map<Behavior, BehaviorSetting> configuration, Criteria criteria) {

	static ActiveDetectors of(List<Detector<?>> all, Map<Behavior, BehaviorSetting> configuration, Criteria criteria) {
		return new ActiveDetectors(all.stream()
			.filter((detector) -> Objects.requireNonNull(configuration.get(detector.behavior())).enabled())
			.toList(), configuration, criteria);
	}

	/** Extracts the observations of each record; none if it is not relevant. */
	List<List<Observation>> extract(List<ActivityRecord> records, DetectorMetrics metrics) {
		List<List<Observation>> extracted = records.stream()
			.<List<Observation>>map((record) -> new ArrayList<>(1))
			.toList();
		for (Detector<?> detector : this.detectors) {
			metrics.time(detector, () -> {
				for (int i = 0; i < records.size(); i++) {
					Observation observation = extract(detector, records.get(i));
					if (observation != null) {
						extracted.get(i).add(observation);
					}
				}
			});
		}
		return extracted;
	}

	private <A extends Activity> @Nullable Observation extract(Detector<A> detector, ActivityRecord record) {
		A activity = record.activity(detector.activity());
		return (activity != null && detector.matches(activity)) ? detector.extract(activity, this.criteria) : null;
	}

	/** The hourly limits of the behaviours that have one. */
	Map<Behavior, Integer> hourlyLimits() {
		return this.detectors.stream()
			.filter((detector) -> detector.hourlyLimit() != Integer.MAX_VALUE)
			.collect(Collectors.toMap(Detector::behavior, Detector::hourlyLimit));
	}

	/** The lengths of the windows of the behaviours that correlate observations. */
	Map<Behavior, Duration> windows() {
		return correlating().entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(detector) -> detector.getValue().window(this.criteria.settings())));
	}

	Map<Behavior, Detector<?>> correlating() {
		return this.detectors.stream()
			.filter((detector) -> !detector.window(this.criteria.settings()).isZero())
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector));
	}

}
