package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.detector.Findings;
import io.ztrisk.event.DetectedEventService;
import io.ztrisk.event.EventBucket;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.HourRemoval;
import io.ztrisk.observation.ObservationMoves;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.sighting.SightingMoves;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import io.ztrisk.user.User;
import io.ztrisk.user.UserMerged;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Moves observations and detected events when two users are merged. The result is the
 * same as if they had always been one user.
 */
@Component
class UserEventListener {

	private static final Limit BATCH_SIZE = Limit.of(1000);

	private final ObservationMoves observations;

	private final SuppressedFindingRepository suppressed;

	private final SightingMoves sightings;

	private final EventRepository events;

	private final DetectedEventService detected;

	private final DetectorRegistry detectors;

	private final EventUpdater updater;

	private final DetectionEngine engine;

	UserEventListener(ObservationMoves observations, SuppressedFindingRepository suppressed, SightingMoves sightings,
			EventRepository events, DetectedEventService detected, DetectorRegistry detectors, EventUpdater updater,
			DetectionEngine engine) {
		this.observations = observations;
		this.suppressed = suppressed;
		this.sightings = sightings;
		this.events = events;
		this.detected = detected;
		this.detectors = detectors;
		this.updater = updater;
		this.engine = engine;
	}

	/**
	 * Moves the data, some events at a time, and evaluates the observations of both users
	 * again. Findings across a reset of either user are removed. An event stays if its
	 * observations were pruned for their age. It comes first, since the other listener
	 * moves events that must have their new ids by then.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(UserMerged merged) {
		AccountId account = new AccountId(merged.accountId());
		User from = merged.from();
		User into = merged.into();
		List<HourRemoval> removals = this.observations.move(account.value(), from.id(), into.id());
		this.suppressed.move(account.value(), from.id(), into.id());
		this.sightings.move(account.value(), from.id(), into.id());
		DetectorSet active = this.detectors.active(account);
		Set<UUID> removed = removals.stream().flatMap((hour) -> hour.eventIds().stream()).collect(Collectors.toSet());
		for (List<EventBucket> some = find(account, from); !some.isEmpty(); some = find(account, from)) {
			Set<UUID> affected = some.stream()
				.filter((event) -> removed.contains(event.id()))
				.map((event) -> idOf(account.value(), into, event))
				.collect(Collectors.toSet());
			Map<UUID, String> buckets = changeIds(account, into, some, active);
			affected.retainAll(buckets.keySet());
			this.updater.store(account, active, Map.of(into.id(), into), buckets);
			this.updater.deleteWithoutFindings(account, Map.of(into.id(), into), affected);
		}
		this.events.rescore(account.value(), into);
		this.engine.evaluateAll(account, active, into, removals);
	}

	private List<EventBucket> find(AccountId account, User from) {
		return this.events.detected(account.value(), from.id(), BATCH_SIZE);
	}

	private static UUID idOf(String accountId, User user, EventBucket event) {
		return UserFinding.eventId(accountId, user.id(), event.behavior(), event.bucket());
	}

	/** Returns the buckets of the events that findings update, by their new ids. */
	private Map<UUID, String> changeIds(AccountId account, User into, List<EventBucket> events, DetectorSet active) {
		Map<UUID, UUID> ids = new HashMap<>();
		List<EventBucket> moved = new ArrayList<>();
		events.forEach((event) -> {
			UUID id = idOf(account.value(), into, event);
			ids.put(event.id(), id);
			moved.add(new EventBucket(id, event.behavior(), event.bucket()));
		});
		this.detected.rekey(account, ids, into.id());
		this.observations.updateEventIds(account.value(), ids);
		return active.updatable(moved);
	}

	@EventListener
	void on(UserErased erased) {
		this.observations.delete(erased.accountId(), erased.person().id());
		this.suppressed.delete(erased.accountId(), erased.person().id());
		this.sightings.delete(erased.accountId(), erased.person().id());
	}

}
