package io.ztrisk.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.retention.UserBatches;
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
		return new UserBatches((last) -> search(accountId, last, before),
				(some) -> this.retry.inTransaction(() -> forget(accountId, some, before)));
	}

	private UserBatches.Searched search(String accountId, UUID last, Instant before) {
		List<User> next = this.users.unscoredAfter(accountId, last, Limit.of(UserBatches.SEARCHED_USERS));
		return new UserBatches.Searched(next.stream().map(User::id).toList(),
				next.stream().filter((user) -> user.isIdleSince(before)).map(User::id).toList());
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

}
