package io.ztrisk.observation;

import java.sql.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations between users that are merged, and deletes those of users and of
 * past times.
 */
@Repository
public class ObservationMoves {

	private final JdbcClient jdbc;

	ObservationMoves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Moves the observations of one user to another. If both have the same observation,
	 * the earlier one is kept, as in {@link ObservationRepository#store}.
	 * @return the observations that were removed, by hour of the other user
	 */
	public List<HourRemoval> move(String accountId, UUID from, UUID into) {
		List<HourRemoval> removals = removeDuplicates(accountId, from, into);
		statement("""
				update observation
				set user_id = :into
				where account_id = :account and user_id = :from""", accountId, from, into).update();
		return removals;
	}

	/**
	 * Sorts the observations of both users, and looks each up in a hash table: a join
	 * that was planned for a small table would compare all with all. Without coalesce,
	 * PostgreSQL would make it a join.
	 */
	private List<HourRemoval> removeDuplicates(String accountId, UUID from, UUID into) {
		return statement("""
				with removed as (
					delete from observation
					where account_id = :account and user_id in (:from, :into)
						and coalesce((user_id, behavior, record) in (
							select user_id, behavior, record
							from (
								select user_id, behavior, record, row_number() over (
									partition by behavior, record
									order by version desc, occurred_at, content, user_id <> :into) as place
								from observation
								where account_id = :account and user_id in (:from, :into)) as sorted
							where place > 1), false)
					returning behavior, occurred_at, event_id, over_limit)
				select behavior, date_trunc('hour', occurred_at, 'UTC') as start, count(*) as observations,
					min(occurred_at) as first, max(occurred_at) as last,
					array_agg(distinct event_id) filter (where event_id is not null) as events
				from removed
				where not over_limit
				group by behavior, start""", accountId, from, into).query((row, number) -> {
			Hour hour = new Hour(into, ObservationRows.behavior(row), RowValues.instant(row, "start"));
			Array events = row.getArray("events");
			return new HourRemoval(hour, row.getInt("observations"), RowValues.instant(row, "first"),
					RowValues.instant(row, "last"), (events != null) ? Set.of((UUID[]) events.getArray()) : Set.of());
		}).list();
	}

	private JdbcClient.StatementSpec statement(String sql, String accountId, UUID from, UUID into) {
		return this.jdbc.sql(sql).param("account", accountId).param("from", from).param("into", into);
	}

	public void delete(String accountId, UUID user) {
		this.jdbc.sql("delete from observation where account_id = :account and user_id = :user")
			.param("account", accountId)
			.param("user", user)
			.update();
	}

	/** Replaces the ids of events; the keys are the old ids. */
	public void updateEventIds(String accountId, Map<UUID, UUID> ids) {
		this.jdbc.sql("""
				update observation
				set event_id = new_id
				from unnest(cast(:olds as uuid[]), cast(:news as uuid[])) as moved (old_id, new_id)
				where account_id = :account and event_id = old_id""")
			.param("account", accountId)
			.param("olds", ArrayParameters.of(ids.keySet()))
			.param("news", ArrayParameters.of(ids.values()))
			.update();
	}

	/**
	 * Deletes some old observations, and returns their number; 0 at the end. The index by
	 * age begins with this expression of the account.
	 */
	public int deleteExpired(String accountId, Instant before) {
		return this.jdbc.sql("""
				delete from observation
				where account_id = :account and ctid = any (array(
					select ctid from observation
					where account_id = :account and account_id || '' = :account and occurred_at < :before
					order by occurred_at limit 1000))""")
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
	}

}
