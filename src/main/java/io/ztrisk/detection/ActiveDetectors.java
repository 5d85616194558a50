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
 * The detectors of the enabled behaviours of an account, with its settings, read in the
 * transaction that stores the results.
 *
 * @param detectors those of the enabled behaviours
 * @param configuration of all behaviours
 * @param criteria of detection
 */
record ActiveDetectors(List<Detector<?>> detectors, Map<Behavior, BehaviorSetting> configuration, Criteria criteria) {

	static ActiveDetectors of(List<Detector<?>> all, Map<Behavior, BehaviorSetting> configuration, Criteria criteria) {
		return new ActiveDetectors(all.stream()
			.filter((detector) -> Objects.requireNonNull(configuration.get(detector.behavior())).enabled())
			.toList(), configuration, criteria);
	}

	/**
	 * What the detectors keep of each of some records; empty where it matters to none.
	 */
	List<List<Observation>> extract(List<ActivityRecord> records, DetectorMetrics times) {
		List<List<Observation>> kept = records.stream().<List<Observation>>map((record) -> new ArrayList<>(1)).toList();
		for (Detector<?> detector : this.detectors) {
			times.time(detector, () -> {
				for (int i = 0; i < records.size(); i++) {
					Observation observation = extract(detector, records.get(i));
					if (observation != null) {
						kept.get(i).add(observation);
					}
				}
				return kept;
			});
		}
		return kept;
	}

	private <A extends Activity> @Nullable Observation extract(Detector<A> detector, ActivityRecord record) {
		A activity = record.activity(detector.activity());
		return (activity != null && detector.matches(activity)) ? detector.extract(activity, this.criteria) : null;
	}

	/**
	 * How many observations of one user and hour count, for the behaviours that have a
	 * limit.
	 */
	Map<Behavior, Integer> limits() {
		return this.detectors.stream()
			.filter((detector) -> detector.mostAnHour() != Integer.MAX_VALUE)
			.collect(Collectors.toMap(Detector::behavior, Detector::mostAnHour));
	}

	/**
	 * How far apart observations may lie to be judged together, for the behaviours where
	 * they are.
	 */
	Map<Behavior, Duration> windows() {
		return together().entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(detector) -> detector.getValue().window(this.criteria.settings())));
	}

	Map<Behavior, Detector<?>> together() {
		return this.detectors.stream()
			.filter((detector) -> !detector.window(this.criteria.settings()).isZero())
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector));
	}

}
