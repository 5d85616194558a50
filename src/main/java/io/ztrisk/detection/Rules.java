package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorConfiguration;

/**
 * What an account's records are judged by: read in the transaction that stores what comes
 * of them.
 *
 * @param detectors those of the enabled behaviours
 * @param configuration of all behaviours
 * @param settings of detection
 */
record Rules(List<Detector> detectors, Map<Behavior, BehaviorConfiguration> configuration, Settings settings) {

	static Rules of(List<Detector> all, Map<Behavior, BehaviorConfiguration> configuration, Settings settings) {
		return new Rules(all.stream()
			.filter((detector) -> Objects.requireNonNull(configuration.get(detector.behavior())).enabled())
			.toList(), configuration, settings);
	}

	/**
	 * What the detectors keep of a record; empty if it matters to none.
	 */
	List<Observation> observe(LogRecord record) {
		return this.detectors.stream()
			.filter((detector) -> detector.datasets().contains(record.dataset()) && detector.concerns(record))
			.map((detector) -> detector.observe(record, this.settings))
			.filter(Objects::nonNull)
			.toList();
	}

	/**
	 * The detectors that judge observations together.
	 */
	List<Detector> judging() {
		return this.detectors.stream().filter((detector) -> !detector.reach(this.settings).isZero()).toList();
	}

}
