package io.ztrisk.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.event.DetectedEvents;
import io.ztrisk.log.Keys;
import io.ztrisk.observation.LeftHour;
import io.ztrisk.observation.MovedObservations;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.suppressed.SuppressedStore;
import io.ztrisk.user.User;
import io.ztrisk.user.UserMerged;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the observations and detected events of two users that become one what they had
 * been if the two had always been one.
 */
@Component
class MergeListener {

	/** How many events change hands at once. */
	private static final int MOST_EVENTS = 1000;

	private final MovedObservations moved;

	private final SuppressedStore suppressed;

	private final DetectedEvents events;

	private final RuleReader rules;

	private final Judge judge;

	MergeListener(MovedObservations moved, SuppressedStore suppressed, DetectedEvents events, RuleReader rules,
			Judge judge) {
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
		Rules rules = this.rules.read(account);
		for (List<DetectedEvents.Detected> part = some(account, from); !part.isEmpty(); part = some(account, from)) {
			Map<UUID, String> buckets = rekey(account.value(), into, part);
			this.judge.renew(account, rules, Map.of(into.id(), into), buckets);
			this.judge.dropEmpty(account, Map.of(into.id(), into), buckets.keySet());
		}
		this.events.rescore(account.value(), into);
		this.judge.judgeAll(account, rules, into, left);
	}

	private List<DetectedEvents.Detected> some(AccountId account, User from) {
		return this.events.some(account.value(), from.id(), MOST_EVENTS);
	}

	private Map<UUID, String> rekey(String accountId, User into, List<DetectedEvents.Detected> events) {
		Map<UUID, UUID> ids = new HashMap<>();
		Map<UUID, String> buckets = new HashMap<>();
		events.forEach((event) -> {
			UUID id = Keys.event(accountId, into.id(), event.behavior(), event.bucket());
			ids.put(event.id(), id);
			buckets.put(id, event.bucket());
		});
		this.events.rekey(accountId, ids, into.id());
		this.moved.rekey(accountId, ids);
		return buckets;
	}

	/**
	 * Forgets what is kept of a person.
	 */
	@EventListener
	void on(UserErased erased) {
		this.moved.delete(erased.accountId(), erased.person().id());
		this.suppressed.delete(erased.accountId(), erased.person().id());
	}

}
