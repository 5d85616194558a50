package io.ztrisk.detection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.detector.Detector;
import io.ztrisk.event.EventBucket;
import io.ztrisk.observation.Hour;
import io.ztrisk.observation.HourlyLimits;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.sighting.NewValues;
import io.ztrisk.sighting.Novelty;
import io.ztrisk.sighting.SightingKey;
import io.ztrisk.user.LockedUsers;

/**
 * The detectors of an account, of all behaviours or only of the enabled ones, and the
 * account's settings. A transaction that stores results reads them itself.
 *
 * @param configuration of all behaviours
 */
record DetectorSet(List<Detector<?>> detectors, Map<Behavior, ConfiguredBehavior> configuration, Criteria criteria) {

	/** Without the detectors of behaviours that are not enabled. */
	DetectorSet enabled() {
		return new DetectorSet(this.detectors.stream().filter((detector) -> {
			ConfiguredBehavior behavior = this.configuration.get(detector.behavior());
			return behavior != null && behavior.enabled();
		}).toList(), this.configuration, this.criteria);
	}

	/** The records that are relevant for a behaviour. */
	List<MatchedRecord> extract(List<ActivityRecord> records, DetectorMetrics metrics) {
		List<MatchedRecord> extracted = records.stream().map(MatchedRecord::new).toList();
		this.detectors.forEach((detector) -> metrics.time(detector,
				() -> extracted.forEach((record) -> record.extract(detector, this.criteria))));
		return extracted.stream().filter(MatchedRecord::isRelevant).toList();
	}

	/** The keys of the behaviours that keep a record, in alphabetical order. */
	List<String> keepers(ActivityRecord record) {
		return this.detectors.stream().filter((detector) -> {
			MatchedRecord matched = new MatchedRecord(record);
			matched.extract(detector, this.criteria);
			return matched.isRelevant();
		}).map((detector) -> detector.behavior().key()).sorted().toList();
	}

	/**
	 * The buckets, by id, of the events that findings update: not those of a behaviour
	 * that was deleted, also if there is a new one with its key.
	 */
	Map<UUID, String> updatable(List<EventBucket> events) {
		Map<UUID, String> buckets = new HashMap<>();
		events.forEach((event) -> {
			ConfiguredBehavior setting = this.configuration.get(event.behavior());
			if (setting != null && setting.hasBucket(event.bucket())) {
				buckets.put(event.id(), event.bucket());
			}
		});
		return buckets;
	}

	/** The versions of the rules of behaviours that have one. */
	Map<Behavior, Long> versions() {
		return this.detectors.stream()
			.filter((detector) -> detector.version() != 0)
			.collect(Collectors.toMap(Detector::behavior, Detector::version));
	}

	/** The versions of the behaviours that are enabled, also of those without a rule. */
	Map<Behavior, Long> enabledVersions() {
		return this.configuration.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().enabled())
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().version()));
	}

	/**
	 * The numbers of observations and sightings of rules that have changed, by behaviour.
	 */
	Map<Behavior, Long> ofRules(ObservationRepository.StoreResult stored, NewValues values) {
		Map<Behavior, Long> versions = versions();
		return Stream
			.concat(stored.changed().stream().map(ObservationKey::behavior),
					values.changed().stream().map(SightingKey::behavior))
			.filter(versions::containsKey)
			.collect(Collectors.groupingBy((behavior) -> behavior, Collectors.counting()));
	}

	/** The rules about new values. */
	List<Novelty> novelties() {
		return this.detectors.stream().map(Detector::novelty).filter(Objects::nonNull).toList();
	}

	/** The hourly limits of the behaviours that have one. */
	Map<Behavior, HourlyLimits.Limit> hourlyLimits() {
		return this.detectors.stream()
			.filter((detector) -> detector.hourlyLimit() != Integer.MAX_VALUE)
			.collect(Collectors.toMap(Detector::behavior,
					(detector) -> new HourlyLimits.Limit(detector.hourlyLimit(), detector.version())));
	}

	/**
	 * The hours that may have more observations than their limit. An hour of a new user
	 * has only the given observations.
	 */
	Set<Hour> hoursToLimit(Collection<UserObservation> observed, LockedUsers locked) {
		Map<Behavior, HourlyLimits.Limit> limits = hourlyLimits();
		Map<Hour, Integer> counts = new HashMap<>();
		observed.forEach((one) -> counts.merge(Hour.of(one), 1, Integer::sum));
		counts.entrySet().removeIf((entry) -> {
			HourlyLimits.Limit limit = limits.get(entry.getKey().behavior());
			return limit == null || locked.isNew(entry.getKey().user()) && entry.getValue() <= limit.maximum();
		});
		return counts.keySet();
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
