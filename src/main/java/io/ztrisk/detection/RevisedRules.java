package io.ztrisk.detection;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.database.Retry;
import io.ztrisk.detector.Detector;
import io.ztrisk.format.Timestamps;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationMoves;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Withdraws what older versions of rules have kept of records that are sent again and do
 * not fit the newest version. Rules about new values are left out, since their
 * observations rest on all records of a day.
 */
@Component
public class RevisedRules {

	/** The number of records that are looked up at once. */
	private static final int CHUNK = 2500;

	private final DetectorRegistry detectors;

	private final BehaviorRules behaviors;

	private final ObservationMoves older;

	private final ObservationRepository observations;

	private final DetectionEngine engine;

	private final UserRegistry users;

	private final Retry retry;

	RevisedRules(DetectorRegistry detectors, BehaviorRules behaviors, ObservationMoves older,
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
	public Records newRecords(AccountId account) {
		Map<Behavior, Instant> revised = this.behaviors.revised(account);
		if (revised.isEmpty()) {
			return new Records(account, Map.of(), revised);
		}
		Map<Behavior, Detector<AnyActivity>> rules = this.detectors.rules(account)
			.stream()
			.filter((rule) -> rule.novelty() == null && revised.containsKey(rule.behavior()))
			.collect(Collectors.toMap(Detector::behavior, (rule) -> rule));
		rules.keySet().retainAll(this.older.behaviorsWithOlder(account.value(), versions(rules)));
		return new Records(account, rules, revised);
	}

	private static Map<Behavior, Long> versions(Map<Behavior, Detector<AnyActivity>> rules) {
		return rules.values().stream().collect(Collectors.toMap(Detector::behavior, Detector::version));
	}

	/** A rule that has changed again, or is not enabled, withdraws nothing. */
	private boolean withdraw(AccountId account, Map<Behavior, Long> versions, Map<Behavior, Set<UUID>> records) {
		ActiveDetectors active = this.detectors.active(account);
		versions.entrySet().retainAll(active.versions().entrySet());
		Map<ObservationKey, Long> older = new HashMap<>();
		Set<UUID> all = records.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
		this.older.findOlder(account.value(), versions, all)
			.stream()
			.filter((key) -> records.getOrDefault(key.behavior(), Set.of()).contains(key.record()))
			.forEach((key) -> older.put(key, versions.getOrDefault(key.behavior(), 1L) - 1));
		return !older.isEmpty() && this.users.withLocked(account.value(),
				older.keySet().stream().map(ObservationKey::user).collect(Collectors.toSet()), (locked) -> {
					this.engine.evaluate(account, active, locked, List.of(), new ObservationRepository.StoreResult(
							Set.of(), this.observations.delete(account.value(), older)), Set.of());
					return true;
				});
	}

	/** The records of a body that do not fit rules. */
	public final class Records {

		private final AccountId account;

		private final Map<Behavior, Detector<AnyActivity>> rules;

		private final Map<Behavior, Instant> revised;

		private final Map<Behavior, Set<UUID>> unfit = new HashMap<>();

		private int count;

		private Records(AccountId account, Map<Behavior, Detector<AnyActivity>> rules, Map<Behavior, Instant> revised) {
			this.account = account;
			this.rules = rules;
			this.revised = revised;
		}

		/**
		 * Notes a record if it does not fit a rule whose older version may have kept it:
		 * one from before the change, or as far ahead of it as a record may be.
		 */
		public void add(ActivityRecord record) {
			Instant at = record.source().at().minus(Timestamps.MAX_AHEAD);
			this.rules.forEach((behavior, rule) -> {
				if (!at.isAfter(this.revised.getOrDefault(behavior, Instant.MAX)) && !rule.matches(record.any())) {
					this.unfit.computeIfAbsent(behavior, (key) -> new HashSet<>()).add(record.source().key());
					this.count++;
				}
			});
			if (this.count >= CHUNK) {
				end();
			}
		}

		/** Withdraws what was kept of the records. */
		public void end() {
			if (this.count > 0) {
				RevisedRules.this.retry.inTransaction(() -> withdraw(this.account, versions(this.rules), this.unfit));
				this.unfit.clear();
				this.count = 0;
			}
		}

	}

}
