package io.ztrisk.event;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.Retry;
import io.ztrisk.format.Uuids;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets old events, and folds those that count into their users. It goes from user to
 * user, whose oldest events an index has at hand that is there anyway: one by time for
 * this alone would cost every batch of events something.
 */
@Component
class EventPruning implements Prunable {

	/** How many users are looked at by one statement. */
	private static final int LOOK = 1000;

	/** How many users are locked at once. */
	private static final int USERS = 100;

	/** How many events are forgotten at once. */
	private static final int EVENTS = 1000;

	private final JdbcClient jdbc;

	private final UserRegistry users;

	private final Retry retry;

	private final Periods periods;

	EventPruning(JdbcClient jdbc, UserRegistry users, Retry retry, Periods periods) {
		this.jdbc = jdbc;
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

	/**
	 * The users that come after one, by id, and whether each has events of before a time.
	 */
	private Map<UUID, Boolean> look(String accountId, UUID last, Instant before) {
		Map<UUID, Boolean> users = new LinkedHashMap<>();
		this.jdbc.sql("""
				with part as materialized (
					select id from users where account_id = :account and id > :last order by id limit :look)
				select part.id, old.here
				from part left join lateral (
					select true as here
					from event
					where account_id = :account and user_id = part.id and occurred_at < :before
					limit 1) as old on true
				order by part.id""")
			.param("account", accountId)
			.param("last", last)
			.param("look", LOOK)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.query((row) -> {
				users.put(row.getObject("id", UUID.class), row.getBoolean("here"));
			});
		return users;
	}

	/**
	 * Forgets events of before a time.
	 * @return how many, as many as there are or a batch
	 */
	private int forget(String accountId, Map<UUID, User> locked, Instant before) {
		return this.jdbc.sql("""
				with old as materialized (
					select event.id
					from unnest(cast(:users as uuid[])) as chosen (user_id) cross join lateral (
						select id
						from event
						where account_id = :account and user_id = chosen.user_id and occurred_at < :before
						limit :events) as event
					limit :events)
				delete from event
				using old
				where account_id = :account and event.id = old.id
				returning user_id, risk_level, occurred_at""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(locked.keySet()))
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("events", EVENTS)
			.query((row, number) -> {
				Objects.requireNonNull(locked.get(row.getObject("user_id", UUID.class)))
					.forgetEvent(RiskLevel.ofRank(row.getInt("risk_level")),
							row.getObject("occurred_at", OffsetDateTime.class).toInstant());
				return number;
			})
			.list()
			.size();
	}

	/**
	 * The way through an account's users.
	 */
	private final class Walk {

		private final String accountId;

		private final Instant before;

		private final List<UUID> found = new ArrayList<>();

		private UUID last = Uuids.NIL;

		Walk(String accountId, Instant before) {
			this.accountId = accountId;
			this.before = before;
		}

		/**
		 * Forgets events of users that have old ones, or looks for such users.
		 * @return whether there may be more
		 */
		boolean step() {
			if (this.found.isEmpty()) {
				Map<UUID, Boolean> users = look(this.accountId, this.last, this.before);
				users.forEach((user, old) -> {
					this.last = user;
					if (old) {
						this.found.add(user);
					}
				});
				return !users.isEmpty();
			}
			List<UUID> some = this.found.subList(0, Math.min(USERS, this.found.size()));
			int forgotten = EventPruning.this.retry.inTransaction(() -> EventPruning.this.users
				.withLocked(this.accountId, some, (locked) -> forget(this.accountId, locked, this.before)));
			if (forgotten < EVENTS) {
				some.clear();
			}
			return true;
		}

	}

}
