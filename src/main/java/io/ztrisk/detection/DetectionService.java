package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.Retry;
import io.ztrisk.detector.AccountDetectors;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.sighting.NewValues;
import io.ztrisk.sighting.SightingService;
import io.ztrisk.sighting.UserSighting;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Service;

/**
 * Detects behaviours in records, and stores the results in one transaction that locks the
 * users of the records.
 */
@Service
public class DetectionService {

	private final DetectorRegistry detectors;

	private final UserRegistry users;

	private final ObservationRepository observations;

	private final SuppressedFindingRepository suppressed;

	private final SightingService sightings;

	private final DetectionEngine engine;

	private final Retry retry;

	private final DetectorMetrics metrics;

	private final AccountDetectors rules;

	DetectionService(DetectorRegistry detectors, UserRegistry users, ObservationRepository observations,
			SuppressedFindingRepository suppressed, SightingService sightings, DetectionEngine engine, Retry retry,
			DetectorMetrics metrics, AccountDetectors rules) {
		this.detectors = detectors;
		this.users = users;
		this.observations = observations;
		this.suppressed = suppressed;
		this.sightings = sightings;
		this.engine = engine;
		this.retry = retry;
		this.metrics = metrics;
		this.rules = rules;
	}

	/**
	 * Tells which records may be relevant for an account, whatever its settings, by the
	 * rules that it has now. Other records need no detection.
	 */
	public Predicate<ActivityRecord> filter(AccountId account) {
		return this.detectors.filter(account);
	}

	public IncompleteRecords newIncompleteRecords() {
		return this.detectors.newIncompleteRecords();
	}

	/**
	 * The number of records without a field that an enabled behaviour needs, by field.
	 * The account's current configuration is used.
	 */
	public SortedMap<String, Long> countIncomplete(AccountId account, IncompleteRecords records) {
		return records.isEmpty() ? new TreeMap<>() : records.byField(this.detectors.enabledBehaviors(account));
	}

	/** Detects behaviours by the account's configuration, and stores the results. */
	public Detected detect(AccountId account, List<ActivityRecord> records) {
		Stored stored = this.retry.inTransaction(() -> {
			DetectorSet active = this.detectors.active(account);
			List<MatchedRecord> matched = active.extract(records, this.metrics);
			return matched.isEmpty() ? Stored.NOTHING
					: this.users.withLocked(account, matched.stream().map(MatchedRecord::user).toList(),
							(locked) -> store(account, active, matched, locked));
		});
		if (!stored.ofRules().isEmpty()) {
			this.rules.stored(account, stored.ofRules());
		}
		return stored.detected();
	}

	/**
	 * Tells which behaviours would keep a record under the account's current settings,
	 * whether they are enabled or not.
	 */
	public Function<ActivityRecord, List<String>> keepers(AccountId account) {
		return this.detectors.all(account)::keepers;
	}

	private Stored store(AccountId account, DetectorSet active, List<MatchedRecord> all, LockedUsers locked) {
		List<Extraction> matched = all.stream()
			.filter((record) -> locked.has(record.user()))
			.map((record) -> record.extraction(locked))
			.toList();
		Map<ObservationKey, UserObservation> sent = new LinkedHashMap<>();
		List<UserFinding> suppressed = new ArrayList<>();
		List<UserSighting> seen = new ArrayList<>();
		matched.forEach((record) -> {
			record.observations()
				.forEach((observed) -> sent.merge(observed.key(), observed, UserObservation::earliest));
			suppressed.addAll(record.suppressed());
			seen.addAll(record.sightings());
		});
		if (!suppressed.isEmpty()) {
			this.suppressed.add(account.value(), suppressed);
		}
		NewValues newValues = this.sightings.store(account.value(), seen);
		newValues.found().forEach((observed) -> sent.put(observed.key(), observed));
		ObservationRepository.StoreResult kept = this.observations.store(account.value(), sent.values(),
				active.versions());
		ObservationRepository.StoreResult stored = new ObservationRepository.StoreResult(kept.changed(),
				Stream.concat(kept.replaced().stream(), newValues.removed().stream()).toList());
		List<UserObservation> changed = sent.values()
			.stream()
			.filter((observed) -> stored.changed().contains(observed.key()))
			.toList();
		DetectionEngine.Evaluation evaluation = this.engine.evaluate(account, active, locked, changed, stored,
				active.criteria().exclusions().named(locked.claimed()));
		int duplicates = Extraction.countDuplicates(matched, stored.changed(), newValues.changed());
		return new Stored(new Detected(matched.size(), evaluation.events(), duplicates, all.size() - matched.size(),
				evaluation.overLimit()), active.ofRules(stored, newValues));
	}

	/**
	 * @param ofRules the numbers of observations and sightings of rules, by behaviour
	 */
	private record Stored(Detected detected, Map<Behavior, Long> ofRules) {

		private static final Stored NOTHING = new Stored(new Detected(0, 0, 0, 0, 0), Map.of());

	}

	/**
	 * The result of detection in records.
	 *
	 * @param matched the number of relevant records
	 * @param duplicates the number of relevant records that were stored before
	 * @param erased the number of records of people who were erased after the time of the
	 * record
	 * @param overLimit the number of observations that do not count, since their user has
	 * too many in that hour
	 */
	public record Detected(int matched, int events, int duplicates, int erased, int overLimit) {

	}

}
