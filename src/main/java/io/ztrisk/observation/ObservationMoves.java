package io.ztrisk.observation;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations from a merged user to the other one, or deletes those of a user.
 */
@Repository
public class ObservationMoves {

	private final JdbcClient jdbc;

	ObservationMoves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a user's observations to another; of one that both have, one stands.
	 * @return the hours that observations have left, as the other's
	 */
	public List<LeftHour> move(String accountId, UUID from, UUID into) {
		List<LeftHour> left = new ArrayList<>(left("""
				with gone as materialized (
					select mine.behavior, mine.record, mine.occurred_at, mine.event_id, mine.over_limit
					from observation as mine
						join observation as theirs on theirs.behavior = mine.behavior and theirs.record = mine.record
					where mine.account_id = :account and mine.user_id = :into
						and theirs.account_id = :account and theirs.user_id = :from
						and (theirs.occurred_at < mine.occurred_at
							or (theirs.occurred_at = mine.occurred_at and theirs.content < mine.content))),
				replaced as (
					update observation
					set occurred_at = theirs.occurred_at, facts = theirs.facts, evidence = theirs.evidence,
						content = theirs.content, bucket = theirs.bucket, event_id = theirs.event_id,
						inexact = theirs.inexact, over_limit = theirs.over_limit
					from gone join observation as theirs using (behavior, record)
					where observation.account_id = :account and observation.user_id = :into
						and observation.behavior = gone.behavior and observation.record = gone.record
						and theirs.account_id = :account and theirs.user_id = :from)""", accountId, from, into));
		left.addAll(left("""
				with gone as (
					delete from observation
					using observation as mine
					where observation.account_id = :account and observation.user_id = :from
						and mine.account_id = :account and mine.user_id = :into
						and mine.behavior = observation.behavior and mine.record = observation.record
					returning observation.behavior, observation.occurred_at, observation.event_id,
						observation.over_limit)""", accountId, from, into));
		statement("""
				update observation
				set user_id = :into
				where account_id = :account and user_id = :from""", accountId, from, into).update();
		return left;
	}

	private List<LeftHour> left(String gone, String accountId, UUID from, UUID into) {
		return statement(gone + """

				select behavior, date_trunc('hour', occurred_at, 'UTC') as start, count(*) as observations,
					min(occurred_at) as first, max(occurred_at) as last,
					array_agg(distinct event_id) filter (where event_id is not null) as events
				from gone
				where not over_limit
				group by behavior, start""", accountId, from, into).query((row, number) -> {
			Hour hour = new Hour(into, ObservationRows.behavior(row), ObservationRows.instant(row, "start"));
			Array events = row.getArray("events");
			return new LeftHour(hour, row.getInt("observations"), ObservationRows.instant(row, "first"),
					ObservationRows.instant(row, "last"),
					(events != null) ? Set.of((UUID[]) events.getArray()) : Set.of());
		}).list();
	}

	private JdbcClient.StatementSpec statement(String sql, String accountId, UUID from, UUID into) {
		return this.jdbc.sql(sql).param("account", accountId).param("from", from).param("into", into);
	}

	/**
	 * Deletes all that is kept of a user.
	 */
	public void delete(String accountId, UUID user) {
		this.jdbc.sql("delete from observation where account_id = :account and user_id = :user")
			.param("account", accountId)
			.param("user", user)
			.update();
	}

	/**
	 * Follows events that have other ids now.
	 * @param ids new ids by old ids
	 */
	public void rekey(String accountId, Map<UUID, UUID> ids) {
		this.jdbc.sql("""
				update observation
				set event_id = new_id
				from unnest(cast(:olds as uuid[]), cast(:news as uuid[])) as moved (old_id, new_id)
				where account_id = :account and event_id = old_id""")
			.param("account", accountId)
			.param("olds", ids.keySet().stream().map(UUID::toString).toArray(String[]::new))
			.param("news", ids.values().stream().map(UUID::toString).toArray(String[]::new))
			.update();
	}

}
