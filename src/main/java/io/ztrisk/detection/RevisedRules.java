package io.ztrisk.detection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.behavior.RuleRevision;
import io.ztrisk.database.Retry;
import io.ztrisk.detection.RevisedRecords.Revised;
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
 * it keeps no observation of any record. A behaviour without a rule keeps nothing.
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
		List<Revised> revised = revised(account);
		Set<Behavior> withOlder = revised.isEmpty() ? Set.of()
				: this.older.behaviorsWithOlder(account.value(), versions(revised));
		return new RevisedRecords(this, account,
				revised.stream().filter((one) -> withOlder.contains(one.behavior())).toList());
	}

	/** Without those whose rule is suspended, or has changed again between two reads. */
	private List<Revised> revised(AccountId account) {
		Map<Behavior, RuleRevision> revisions = this.behaviors.revised(account);
		if (revisions.isEmpty()) {
			return List.of();
		}
		Map<Behavior, Detector<AnyActivity>> rules = this.detectors.rules(account)
			.stream()
			.collect(Collectors.toMap(Detector::behavior, Function.identity()));
		return revisions.entrySet()
			.stream()
			.map((entry) -> new Revised(entry.getKey(), entry.getValue(), rules.get(entry.getKey())))
			.filter(Revised::isCurrent)
			.toList();
	}

	static Map<Behavior, Long> versions(List<Revised> revised) {
		return revised.stream().collect(Collectors.toMap(Revised::behavior, (one) -> one.revision().version()));
	}

	/**
	 * Withdraws what was kept of records by behaviours. A behaviour that is not enabled,
	 * or whose rule has changed again, withdraws nothing.
	 */
	void withdraw(AccountId account, Map<Behavior, Long> versions, Map<Behavior, Set<UserRecord>> records) {
		this.retry.inTransaction(() -> withdrawOnce(account, new HashMap<>(versions), records));
	}

	private boolean withdrawOnce(AccountId account, Map<Behavior, Long> versions,
			Map<Behavior, Set<UserRecord>> records) {
		DetectorSet active = this.detectors.active(account);
		versions.entrySet().retainAll(active.enabledVersions().entrySet());
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
			this.engine.evaluate(account, active, locked, List.of(),
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
