package io.ztrisk.observation;

import java.sql.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations between users that are merged, and deletes those of a user.
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
		List<HourRemoval> removals = new ArrayList<>(removeDuplicates(
				"""
						with removed as materialized (
							select target.behavior, target.record, target.occurred_at, target.event_id, target.over_limit
							from observation as target
								join observation as source on source.behavior = target.behavior and source.record = target.record
							where target.account_id = :account and target.user_id = :into
								and source.account_id = :account and source.user_id = :from
								and (source.occurred_at < target.occurred_at
									or (source.occurred_at = target.occurred_at and source.content < target.content))),
						replaced as (
							update observation
							set occurred_at = source.occurred_at, facts = source.facts, evidence = source.evidence,
								content = source.content, bucket = source.bucket, event_id = source.event_id,
								inexact = source.inexact, over_limit = source.over_limit
							from removed join observation as source using (behavior, record)
							where observation.account_id = :account and observation.user_id = :into
								and observation.behavior = removed.behavior and observation.record = removed.record
								and source.account_id = :account and source.user_id = :from)""",
				accountId, from, into));
		removals.addAll(removeDuplicates("""
				with removed as (
					delete from observation
					using observation as target
					where observation.account_id = :account and observation.user_id = :from
						and target.account_id = :account and target.user_id = :into
						and target.behavior = observation.behavior and target.record = observation.record
					returning observation.behavior, observation.occurred_at, observation.event_id,
						observation.over_limit)""", accountId, from, into));
		statement("""
				update observation
				set user_id = :into
				where account_id = :account and user_id = :from""", accountId, from, into).update();
		return removals;
	}

	private List<HourRemoval> removeDuplicates(String removed, String accountId, UUID from, UUID into) {
		return statement(removed + """

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

	/** Deletes some old observations, and returns their number; 0 at the end. */
	public int deleteExpired(String accountId, Instant before) {
		return this.jdbc.sql("""
				delete from observation
				where account_id = :account and ctid = any (array(
					select ctid from observation where account_id = :account and occurred_at < :before
					order by occurred_at limit 1000))""")
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
	}

}
