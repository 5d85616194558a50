package io.ztrisk.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import static io.ztrisk.database.RowValues.instant;

/**
 * Moves detected events of a merged user. Uses JDBC, since each statement takes as many
 * events as a batch has.
 */
@Repository
class EventMoves {

	private final JdbcClient jdbc;

	EventMoves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Moves detected events to another user and to the ids that they have there. If this
	 * user has such an event, the two become one, with the name and level of the older.
	 * It is dismissed only if both were, then with the words of the later dismissal.
	 * @param ids new ids by old ids
	 * @return the days of the events that became one with another
	 */
	List<EventDay> move(String accountId, Map<UUID, UUID> ids, UUID user) {
		statement("""
				update event
				set name = earlier.name, risk_level = earlier.risk_level, stored_at = earlier.stored_at
				from moved join event as earlier on earlier.account_id = :account and earlier.id = moved.old_id
				where event.account_id = :account and event.id = new_id and earlier.stored_at < event.stored_at""",
				accountId, ids, user)
			.update();
		statement("""
				update event
				set dismissed_at = case when other.dismissed_at <= event.dismissed_at
						then event.dismissed_at else other.dismissed_at end,
					dismissed_by = case when other.dismissed_at <= event.dismissed_at
						then event.dismissed_by else other.dismissed_by end,
					dismissal_verdict = case when other.dismissed_at <= event.dismissed_at
						then event.dismissal_verdict else other.dismissal_verdict end,
					dismissal_reason = case when other.dismissed_at <= event.dismissed_at
						then event.dismissal_reason else other.dismissal_reason end,
					dismissal_evidence = case when other.dismissed_at is not null
						then event.dismissal_evidence || other.dismissal_evidence end
				from moved join event as other on other.account_id = :account and other.id = moved.old_id
				where event.account_id = :account and event.id = new_id and event.dismissed_at is not null""",
				accountId, ids, user)
			.update();
		List<EventDay> merged = statement("""
				delete from event
				using moved
				where account_id = :account and id = old_id
					and exists (select from event as there where there.account_id = :account and there.id = new_id)
				returning behavior, occurred_at""", accountId, ids, user).query(EventMoves::day).list();
		statement("""
				update event
				set id = new_id, user_id = cast(:user as uuid)
				from moved
				where account_id = :account and id = old_id""", accountId, ids, user).update();
		return merged;
	}

	private JdbcClient.StatementSpec statement(String statement, String accountId, Map<UUID, UUID> ids, UUID user) {
		List<Map.Entry<UUID, UUID>> entries = List.copyOf(ids.entrySet());
		return this.jdbc.sql(
				"with moved as (select * from unnest(cast(:olds as uuid[]), cast(:news as uuid[])) as ids (old_id, new_id))\n"
						+ statement)
			.param("account", accountId)
			.param("user", user)
			.param("olds", ArrayParameters.of(entries, Map.Entry::getKey))
			.param("news", ArrayParameters.of(entries, Map.Entry::getValue));
	}

	private static EventDay day(ResultSet row, int number) throws SQLException {
		return EventDay.of(new Behavior(row.getString("behavior")), instant(row, "occurred_at"));
	}

}
