package io.ztrisk.detection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorConfiguration;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * What an account's records are judged by: read in the transaction that stores what comes
 * of them.
 *
 * @param detectors those of the enabled behaviours
 * @param configuration of all behaviours
 * @param criteria of detection
 */
record Rules(List<Detector> detectors, Map<Behavior, BehaviorConfiguration> configuration, Criteria criteria) {

	static Rules of(List<Detector> all, Map<Behavior, BehaviorConfiguration> configuration, Criteria criteria) {
		return new Rules(all.stream()
			.filter((detector) -> Objects.requireNonNull(configuration.get(detector.behavior())).enabled())
			.toList(), configuration, criteria);
	}

	/**
	 * What the detectors keep of each of some records; empty where it matters to none.
	 */
	List<List<Observation>> observe(List<LogRecord> records, DetectorTimes times) {
		List<List<Observation>> kept = records.stream().<List<Observation>>map((record) -> new ArrayList<>(1)).toList();
		for (Detector detector : this.detectors) {
			times.time(detector, () -> {
				for (int i = 0; i < records.size(); i++) {
					Observation observation = observe(detector, records.get(i));
					if (observation != null) {
						kept.get(i).add(observation);
					}
				}
				return kept;
			});
		}
		return kept;
	}

	private @Nullable Observation observe(Detector detector, LogRecord record) {
		return (detector.datasets().contains(record.dataset()) && detector.concerns(record))
				? detector.observe(record, this.criteria) : null;
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
	Map<Behavior, Duration> reaches() {
		return together().entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(detector) -> detector.getValue().reach(this.criteria.settings())));
	}

	/**
	 * The detectors that judge observations together.
	 */
	Map<Behavior, Detector> together() {
		return this.detectors.stream()
			.filter((detector) -> !detector.reach(this.criteria.settings()).isZero())
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector));
	}

}
