package io.ztrisk.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.retention.UserBatches;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Prunes old events. The scores of their users still count them, unless they are
 * dismissed.
 */
@Component
class EventPruning implements Prunable {

	/** The maximum number of events that one transaction deletes. */
	private static final int DELETED_EVENTS = 1000;

	private final EventRepository events;

	private final UserRegistry users;

	private final Retry retry;

	private final Periods periods;

	EventPruning(EventRepository events, UserRegistry users, Retry retry, Periods periods) {
		this.events = events;
		this.users = users;
		this.retry = retry;
		this.periods = periods;
	}

	@Override
	public String table() {
		return "event";
	}

	@Override
	public Duration period() {
		return this.periods.retention().events();
	}

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		return new UserBatches((last) -> search(accountId, last, before), (some) -> prune(accountId, some, before));
	}

	private UserBatches.Searched search(String accountId, UUID last, Instant before) {
		List<UUID> next = this.users.idsAfter(accountId, last, UserBatches.SEARCHED_USERS);
		return new UserBatches.Searched(next,
				next.isEmpty() ? next : this.events.withEventsBefore(accountId, next, before));
	}

	private boolean prune(String accountId, List<UUID> some, Instant before) {
		int pruned = this.retry
			.inTransaction(() -> this.users.withLocked(accountId, some, (locked) -> prune(accountId, locked, before)));
		return pruned < DELETED_EVENTS;
	}

	private int prune(String accountId, Map<UUID, User> locked, Instant before) {
		List<EventBatch.Pruned> pruned = this.events.prune(accountId, locked.keySet(), before, DELETED_EVENTS);
		pruned.stream()
			.filter((event) -> !event.dismissed())
			.forEach((event) -> Objects.requireNonNull(locked.get(event.user()))
				.forgetEvent(event.behavior(), event.level(), event.at()));
		return pruned.size();
	}

}
