package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.observation.Hour;
import io.ztrisk.observation.HourRemoval;
import io.ztrisk.observation.HourlyLimits;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.RemovedObservation;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.sighting.NewValues;
import io.ztrisk.sighting.SightingService;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Updates findings and events after observations have changed: applies the hourly limits,
 * correlates the observations around each change, and updates the events.
 */
@Component
class DetectionEngine {

	/** Few, since an hour may have 2,000 observations. */
	private static final int HOURS_AT_ONCE = 10;

	private final HourlyLimits limits;

	private final FindingRepository findings;

	private final ObservationCorrelator correlator;

	private final EventUpdater events;

	private final UserRegistry users;

	private final SightingService sightings;

	DetectionEngine(HourlyLimits limits, FindingRepository findings, ObservationCorrelator correlator,
			EventUpdater events, UserRegistry users, SightingService sightings) {
		this.limits = limits;
		this.findings = findings;
		this.correlator = correlator;
		this.events = events;
		this.users = users;
		this.sightings = sightings;
	}

	/**
	 * Evaluates observations that have just been stored.
	 * @param observed the observations that are new or have replaced a stored one
	 * @param excluded users who have just got an excluded e-mail: all their findings need
	 * confirmation
	 */
	Evaluation evaluate(AccountId account, DetectorSet detectors, LockedUsers locked,
			Collection<UserObservation> observed, ObservationRepository.StoreResult stored, Set<UUID> excluded) {
		Map<Hour, Integer> removals = new HashMap<>();
		stored.replaced().forEach((one) -> removals.merge(Hour.of(one.key(), one.at()), 1, Integer::sum));
		HourlyLimits.LimitChanges limited = this.limits.update(account.value(), detectors.hourlyLimits(),
				detectors.hoursToLimit(observed, locked), removals);
		Set<ObservationKey> overLimit = limited.overLimit()
			.stream()
			.map(RemovedObservation::key)
			.collect(Collectors.toSet());
		List<UserObservation> counted = new ArrayList<>(limited.restored());
		observed.stream().filter((one) -> !overLimit.contains(one.key())).forEach(counted::add);
		ObservationChanges changes = new ObservationChanges(detectors.windows());
		changes.add(counted);
		changes.remove(stored.replaced());
		changes.remove(limited.overLimit().stream().filter((one) -> !stored.changed().contains(one.key())).toList());
		changes.requireConfirmation(excluded);
		storeFindings(account, limited.restored());
		Map<UUID, User> users = locked.byId();
		Map<UUID, String> buckets = this.correlator.correlate(account, detectors, users, changes);
		buckets.putAll(UserObservation.buckets(account.value(), counted));
		int created = this.events.update(account, detectors, users, changes.affectedEvents(), buckets);
		return new Evaluation(created, limited.overLimit().size());
	}

	/**
	 * Evaluates all observations of a user again.
	 * @param removals the observations that were removed before
	 */
	void evaluateAll(AccountId account, DetectorSet detectors, User user, Collection<HourRemoval> removals) {
		ObservationChanges changes = new ObservationChanges(detectors.windows());
		removals.forEach(changes::remove);
		Map<UUID, String> buckets = limitAll(account, detectors, user, removals, changes);
		changes.requireConfirmation(
				this.users.emailsAmong(account, Set.of(user.id()), detectors.criteria().exclusions().emails())
					.keySet());
		changes.addAll(user);
		Map<UUID, User> users = Map.of(user.id(), user);
		NewValues values = this.sightings.evaluateAll(account.value(), detectors.novelties(), user.id(),
				detectors.versions());
		changes.remove(values.removed());
		changes.addAffected(values.withoutValue());
		buckets.putAll(UserObservation.buckets(account.value(), values.found()));
		buckets.putAll(this.correlator.correlate(account, detectors, users, changes));
		this.events.update(account, detectors, users, changes.affectedEvents(), buckets);
	}

	/**
	 * Applies the hourly limits to all hours of a user that may need it, some at a time.
	 * @return the buckets, by event id, of the findings that count again
	 */
	private Map<UUID, String> limitAll(AccountId account, DetectorSet detectors, User user,
			Collection<HourRemoval> removals, ObservationChanges changes) {
		Map<Behavior, HourlyLimits.Limit> limits = detectors.hourlyLimits();
		Map<Hour, Integer> removed = new HashMap<>();
		removals.forEach((removal) -> removed.merge(removal.hour(), removal.count(), Integer::sum));
		Set<Hour> hours = this.limits.findHoursOverLimit(account.value(), user.id(), limits);
		hours.addAll(removed.keySet());
		Map<UUID, String> buckets = new HashMap<>();
		List<Hour> all = List.copyOf(hours);
		for (int from = 0; from < all.size(); from += HOURS_AT_ONCE) {
			List<Hour> some = all.subList(from, Math.min(all.size(), from + HOURS_AT_ONCE));
			Map<Hour, Integer> removedOfSome = new HashMap<>(removed);
			removedOfSome.keySet().retainAll(some);
			HourlyLimits.LimitChanges limited = this.limits.update(account.value(), limits, some, removedOfSome);
			changes.remove(limited.overLimit());
			storeFindings(account, limited.restored());
			buckets.putAll(UserObservation.buckets(account.value(), limited.restored()));
		}
		return buckets;
	}

	/** Stores the findings among observations that count again. */
	private void storeFindings(AccountId account, List<UserObservation> restored) {
		List<UserFinding> findings = restored.stream()
			.filter((one) -> one.observation().bucket() != null)
			.map((one) -> new UserFinding(one.user(), one.observation().behavior(), one.observation().finding()))
			.toList();
		if (!findings.isEmpty()) {
			this.findings.store(account.value(), findings);
		}
	}

	/**
	 * The result of an evaluation.
	 *
	 * @param overLimit the number of observations above the limit of their hour
	 */
	record Evaluation(int events, int overLimit) {

	}

}
