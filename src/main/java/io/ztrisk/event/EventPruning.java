package io.ztrisk.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.database.Retry;
import io.ztrisk.format.Uuids;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Prunes old events. The scores of their users still count them, unless they are
 * dismissed.
 */
@Component
class EventPruning implements Prunable {

	/** The number of users that one statement searches for old events. */
	private static final int SEARCHED_USERS = 1000;

	/** The number of users that one transaction locks. */
	private static final int LOCKED_USERS = 100;

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
		return new Walk(accountId, before)::step;
	}

	private int prune(String accountId, Map<UUID, User> locked, Instant before) {
		List<EventBatch.Pruned> pruned = this.events.prune(accountId, locked.keySet(), before, DELETED_EVENTS);
		pruned.stream()
			.filter((event) -> !event.dismissed())
			.forEach((event) -> Objects.requireNonNull(locked.get(event.user()))
				.forgetEvent(event.behavior(), event.level(), event.at()));
		return pruned.size();
	}

	/** Prunes the events of the users of an account, in id order. */
	private final class Walk {

		private final String accountId;

		private final Instant before;

		private final List<UUID> found = new ArrayList<>();

		private UUID last = Uuids.NIL;

		Walk(String accountId, Instant before) {
			this.accountId = accountId;
			this.before = before;
		}

		/** Prunes events of the users found, or finds the next; false at the end. */
		boolean step() {
			if (this.found.isEmpty()) {
				List<UUID> next = EventPruning.this.users.idsAfter(this.accountId, this.last, SEARCHED_USERS);
				if (next.isEmpty()) {
					return false;
				}
				this.last = next.getLast();
				this.found.addAll(EventPruning.this.events.withEventsBefore(this.accountId, next, this.before));
				return true;
			}
			List<UUID> some = this.found.subList(0, Math.min(LOCKED_USERS, this.found.size()));
			int pruned = EventPruning.this.retry.inTransaction(() -> EventPruning.this.users.withLocked(this.accountId,
					some, (locked) -> prune(this.accountId, locked, this.before)));
			if (pruned < DELETED_EVENTS) {
				some.clear();
			}
			return true;
		}

	}

}
