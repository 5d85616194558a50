package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
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

	private final FindingRepository findings;

	private final SuppressedFindingRepository suppressed;

	private final DetectionEngine engine;

	private final Retry retry;

	private final DetectorMetrics metrics;

	DetectionService(DetectorRegistry detectors, UserRegistry users, ObservationRepository observations,
			FindingRepository findings, SuppressedFindingRepository suppressed, DetectionEngine engine, Retry retry,
			DetectorMetrics metrics) {
		this.detectors = detectors;
		this.users = users;
		this.observations = observations;
		this.findings = findings;
		this.suppressed = suppressed;
		this.engine = engine;
		this.retry = retry;
		this.metrics = metrics;
	}

	/**
	 * Whether a record may be relevant for some account, whatever its configuration.
	 * Other records need no detection.
	 */
	public boolean matches(ActivityRecord record) {
		return this.detectors.matches(record);
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
		return this.retry.inTransaction(() -> {
			ActiveDetectors active = this.detectors.active(account);
			List<List<Observation>> extracted = active.extract(records, this.metrics);
			List<MatchedRecord> matched = IntStream.range(0, records.size())
				.filter((i) -> !extracted.get(i).isEmpty())
				.mapToObj((i) -> new MatchedRecord(records.get(i), extracted.get(i)))
				.toList();
			return matched.isEmpty() ? new Detected(0, 0, 0, 0, 0)
					: this.users.withLocked(account, matched.stream().map(MatchedRecord::user).toList(),
							(locked) -> store(account, active, matched, locked));
		});
	}

	/** Counts the logins whose place is unknown, so that travel cannot be detected. */
	public long countLoginsWithoutPlace(AccountId account) {
		return this.observations.countLoginsWithoutPlace(account.value());
	}

	/** Counts the logins that would be findings if all places were exact. */
	public long countInexactLogins(AccountId account) {
		return this.findings.countInexact(account.value());
	}

	private Detected store(AccountId account, ActiveDetectors active, List<MatchedRecord> all, LockedUsers locked) {
		List<MatchedRecord> matched = all.stream().filter((record) -> locked.has(record.user())).toList();
		Map<ObservationKey, UserObservation> sent = new LinkedHashMap<>();
		List<UserFinding> suppressed = new ArrayList<>();
		matched.forEach((record) -> {
			record.observations(locked)
				.forEach((observed) -> sent.merge(observed.key(), observed, UserObservation::earliest));
			suppressed.addAll(record.suppressedFindings(locked));
		});
		if (!suppressed.isEmpty()) {
			this.suppressed.add(account.value(), suppressed);
		}
		ObservationRepository.StoreResult stored = this.observations.store(account.value(), sent.values());
		List<UserObservation> changed = sent.values()
			.stream()
			.filter((observed) -> stored.changed().contains(observed.key()))
			.toList();
		DetectionEngine.Evaluation evaluation = this.engine.evaluate(account, active, locked.byId(), changed, stored,
				active.criteria().exclusions().named(locked.claimed()));
		Set<ObservationKey> remaining = new HashSet<>(stored.changed());
		long duplicates = matched.stream().filter((record) -> record.isDuplicate(remaining, locked)).count();
		return new Detected(matched.size(), evaluation.events(), (int) duplicates, all.size() - matched.size(),
				evaluation.overLimit());
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
