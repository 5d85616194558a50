package io.ztrisk.detection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.score.DetectedEvents;
import io.ztrisk.user.User;
import io.ztrisk.user.UserErased;
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

	private final ObservationStore observations;

	private final MovedObservations moved;

	private final DetectedEvents events;

	private final RuleReader rules;

	private final Judge judge;

	MergeListener(ObservationStore observations, MovedObservations moved, DetectedEvents events, RuleReader rules,
			Judge judge) {
		this.observations = observations;
		this.moved = moved;
		this.events = events;
		this.rules = rules;
		this.judge = judge;
	}

	/**
	 * Moves it all and judges the union again: what was found across a reset that only
	 * one of the two had had is found no more.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(UserMerged merged) {
		AccountId account = new AccountId(merged.accountId());
		User into = merged.into();
		Set<UUID> left = new HashSet<>(this.moved.move(account.value(), merged.from().id(), into.id()));
		Map<UUID, String> buckets = rekey(account.value(), merged);
		this.events.rescore(account.value(), into);
		Rules rules = this.rules.read(account);
		if (into.lastReset() != null) {
			left.addAll(this.moved.reopen(account.value(), into.id(), rules.judging(), into.lastReset()));
		}
		Map<UUID, User> users = Map.of(into.id(), into);
		this.judge.judge(account, rules, users, this.observations.of(account.value(), into.id()), left);
		this.judge.renew(account, rules, users, buckets);
	}

	/**
	 * Forgets what is kept of a person.
	 */
	@EventListener
	void on(UserErased erased) {
		this.moved.delete(erased.accountId(), erased.person().id());
	}

	private Map<UUID, String> rekey(String accountId, UserMerged merged) {
		UUID into = merged.into().id();
		Map<UUID, UUID> ids = new HashMap<>();
		Map<UUID, String> buckets = new HashMap<>();
		this.events.of(accountId, merged.from().id()).forEach((event) -> {
			UUID id = Keys.event(accountId, into, event.behavior(), event.bucket());
			ids.put(event.id(), id);
			buckets.put(id, event.bucket());
		});
		if (!ids.isEmpty()) {
			this.events.rekey(accountId, ids, into);
			this.moved.rekey(accountId, ids);
		}
		return buckets;
	}

}
