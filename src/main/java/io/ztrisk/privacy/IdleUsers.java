package io.ztrisk.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.database.Retry;
import io.ztrisk.format.Uuids;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRepository;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Forgets users that are known by an alias only, and have no data and no recent record. A
 * later record with the alias creates the user again, with the same id.
 */
@Component
class IdleUsers implements Prunable {

	/** The number of users that one statement searches. */
	private static final int SEARCHED_USERS = 1000;

	/** The number of users that one transaction locks. */
	private static final int LOCKED_USERS = 100;

	private final UserRepository users;

	private final List<UserData> tables;

	private final Retry retry;

	private final Periods periods;

	IdleUsers(UserRepository users, List<UserData> tables, Retry retry, Periods periods) {
		this.users = users;
		this.tables = tables;
		this.retry = retry;
		this.periods = periods;
	}

	@Override
	public String table() {
		return "users";
	}

	@Override
	public Duration period() {
		return this.periods.horizon();
	}

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		return new Walk(accountId, before)::step;
	}

	/**
	 * Forgets those users that are still idle once they are locked. Of a user with
	 * several aliases only one would lead to its id again, so it is kept.
	 */
	private boolean forget(String accountId, List<UUID> some, Instant before) {
		Set<UUID> idle = new HashSet<>();
		this.users.lockAll(accountId, some)
			.stream()
			.filter((user) -> user.isIdleSince(before))
			.forEach((user) -> idle.add(user.id()));
		for (UserData table : this.tables) {
			idle.removeAll(table.usersWithData(accountId, idle));
		}
		idle.removeAll(this.users.withSeveralAliases(accountId, idle));
		this.users.forget(accountId, idle);
		return true;
	}

	/** Forgets the users of an account, in id order. */
	private final class Walk {

		private final String accountId;

		private final Instant before;

		private final List<UUID> found = new ArrayList<>();

		private UUID last = Uuids.NIL;

		Walk(String accountId, Instant before) {
			this.accountId = accountId;
			this.before = before;
		}

		/** Forgets some of the users found, or finds the next; false at the end. */
		boolean step() {
			if (this.found.isEmpty()) {
				List<User> next = IdleUsers.this.users.unscoredAfter(this.accountId, this.last,
						Limit.of(SEARCHED_USERS));
				if (next.isEmpty()) {
					return false;
				}
				this.last = next.getLast().id();
				next.stream()
					.filter((user) -> user.isIdleSince(this.before))
					.forEach((user) -> this.found.add(user.id()));
				return true;
			}
			List<UUID> some = this.found.subList(0, Math.min(LOCKED_USERS, this.found.size()));
			IdleUsers.this.retry.inTransaction(() -> forget(this.accountId, some, this.before));
			some.clear();
			return true;
		}

	}

}
