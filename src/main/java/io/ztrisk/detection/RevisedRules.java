package io.ztrisk.detection;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.database.Retry;
import io.ztrisk.detection.RevisedRecords.UserRecord;
import io.ztrisk.detector.Detector;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.OlderObservations;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.identity.UserReference;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Withdraws what older revisions of rules have kept of records that are sent again, and
 * of which the newest revision keeps nothing. A rule about new values keeps sightings, so
 * it keeps no observation of any record.
 */
@Component
public class RevisedRules {

	private final DetectorRegistry detectors;

	private final BehaviorRules behaviors;

	private final OlderObservations older;

	private final ObservationRepository observations;

	private final DetectionEngine engine;

	private final UserRegistry users;

	private final Retry retry;

	RevisedRules(DetectorRegistry detectors, BehaviorRules behaviors, OlderObservations older,
			ObservationRepository observations, DetectionEngine engine, UserRegistry users, Retry retry) {
		this.detectors = detectors;
		this.behaviors = behaviors;
		this.older = older;
		this.observations = observations;
		this.engine = engine;
		this.users = users;
		this.retry = retry;
	}

	/** Takes the records of a body, by the rules that an account has now. */
	public RevisedRecords newRecords(AccountId account) {
		Map<Behavior, Instant> revised = this.behaviors.revised(account);
		if (revised.isEmpty()) {
			return new RevisedRecords(this, account, Map.of(), revised);
		}
		Map<Behavior, Detector<AnyActivity>> rules = this.detectors.rules(account)
			.stream()
			.filter((rule) -> revised.containsKey(rule.behavior()))
			.collect(Collectors.toMap(Detector::behavior, (rule) -> rule));
		rules.keySet().retainAll(this.older.behaviorsWithOlder(account.value(), versions(rules)));
		return new RevisedRecords(this, account, rules, revised);
	}

	static Map<Behavior, Long> versions(Map<Behavior, Detector<AnyActivity>> rules) {
		return rules.values().stream().collect(Collectors.toMap(Detector::behavior, Detector::version));
	}

	/**
	 * Withdraws what was kept of records by behaviours. A rule that has changed again, or
	 * is not enabled, withdraws nothing.
	 */
	void withdraw(AccountId account, Map<Behavior, Long> versions, Map<Behavior, Set<UserRecord>> records) {
		this.retry.inTransaction(() -> withdrawOnce(account, new HashMap<>(versions), records));
	}

	private boolean withdrawOnce(AccountId account, Map<Behavior, Long> versions,
			Map<Behavior, Set<UserRecord>> records) {
		ActiveDetectors active = this.detectors.active(account);
		versions.entrySet().retainAll(active.versions().entrySet());
		Map<Behavior, Set<UUID>> kept = this.older.recordsWithOlder(account.value(), versions,
				records.values().stream().flatMap(Collection::stream).map(UserRecord::key).collect(Collectors.toSet()));
		Map<Behavior, List<UserRecord>> found = new HashMap<>();
		kept.forEach((behavior, keys) -> found.put(behavior,
				records.getOrDefault(behavior, Set.of())
					.stream()
					.filter((record) -> keys.contains(record.key()))
					.toList()));
		List<UserReference> references = found.values()
			.stream()
			.flatMap(Collection::stream)
			.map(UserRecord::user)
			.toList();
		return !references.isEmpty() && this.users.withLocked(account, references, (locked) -> {
			Map<ObservationKey, Long> keys = keys(found, versions, locked);
			this.engine.evaluate(account, active, locked.byId(), List.of(),
					new ObservationRepository.StoreResult(Set.of(), this.observations.delete(account.value(), keys)),
					active.criteria().exclusions().named(locked.claimed()));
			return true;
		});
	}

	/**
	 * The observations that records would have, with the last versions that are older.
	 */
	private static Map<ObservationKey, Long> keys(Map<Behavior, List<UserRecord>> records, Map<Behavior, Long> versions,
			LockedUsers locked) {
		Map<ObservationKey, Long> keys = new HashMap<>();
		records.forEach((behavior, those) -> those.stream()
			.filter((record) -> locked.has(record.user()))
			.forEach((record) -> keys.put(new ObservationKey(locked.of(record.user()).id(), behavior, record.key()),
					versions.getOrDefault(behavior, 1L) - 1)));
		return keys;
	}

}
