package io.ztrisk.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.event.EventBucket;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.LeftHour;
import io.ztrisk.observation.ObservationMoves;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.privacy.UserErased;
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

	/** How many events change hands at once. */
	private static final Limit MOST_EVENTS = Limit.of(1000);

	private final ObservationMoves moved;

	private final SuppressedFindingRepository suppressed;

	private final EventRepository events;

	private final DetectorRegistry rules;

	private final DetectionEngine judge;

	UserEventListener(ObservationMoves moved, SuppressedFindingRepository suppressed, EventRepository events,
			DetectorRegistry rules, DetectionEngine judge) {
		this.moved = moved;
		this.suppressed = suppressed;
		this.events = events;
		this.rules = rules;
		this.judge = judge;
	}

	/**
	 * Moves it all, some events at a time, and judges the union again: what was found
	 * across a reset that only one of the two had had is found no more.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(UserMerged merged) {
		AccountId account = new AccountId(merged.accountId());
		User from = merged.from();
		User into = merged.into();
		List<LeftHour> left = this.moved.move(account.value(), from.id(), into.id());
		this.suppressed.move(account.value(), from.id(), into.id());
		ActiveDetectors rules = this.rules.read(account);
		for (List<EventBucket> part = some(account, from); !part.isEmpty(); part = some(account, from)) {
			Map<UUID, String> buckets = rekey(account.value(), into, part);
			this.judge.renew(account, rules, Map.of(into.id(), into), buckets);
			this.judge.dropEmpty(account, Map.of(into.id(), into), buckets.keySet());
		}
		this.events.rescore(account.value(), into);
		this.judge.judgeAll(account, rules, into, left);
	}

	private List<EventBucket> some(AccountId account, User from) {
		return this.events.detected(account.value(), from.id(), MOST_EVENTS);
	}

	private Map<UUID, String> rekey(String accountId, User into, List<EventBucket> events) {
		Map<UUID, UUID> ids = new HashMap<>();
		Map<UUID, String> buckets = new HashMap<>();
		events.forEach((event) -> {
			UUID id = UserFinding.eventId(accountId, into.id(), event.behavior(), event.bucket());
			ids.put(event.id(), id);
			buckets.put(id, event.bucket());
		});
		this.events.rekey(accountId, ids, into.id());
		this.moved.rekey(accountId, ids);
		return buckets;
	}

	@EventListener
	void on(UserErased erased) {
		this.moved.delete(erased.accountId(), erased.person().id());
		this.suppressed.delete(erased.accountId(), erased.person().id());
	}

}
