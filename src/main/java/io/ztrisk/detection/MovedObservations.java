package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations in the database from a user to the one that it has become, or
 * deletes them.
 */
@Repository
class MovedObservations {

	private final JdbcClient jdbc;

	MovedObservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a user's observations to another; of one that both have the earlier stands.
	 * @return where observations were that are elsewhere now, all as the other's
	 */
	List<Gone> move(String accountId, UUID from, UUID into) {
		List<Gone> moved = new ArrayList<>(gone("""
				update observation
				set occurred_at = other.occurred_at, facts = other.facts, evidence = other.evidence,
					bucket = other.bucket, event_id = other.event_id, inexact = other.inexact,
					over_limit = other.over_limit
				from observation as other
				where observation.account_id = :account and observation.user_id = :into
					and other.account_id = :account and other.user_id = :from
					and other.behavior = observation.behavior and other.record = observation.record
					and other.occurred_at < observation.occurred_at
				returning old.user_id, old.behavior, old.record, old.occurred_at, old.event_id""", accountId, from,
				into));
		moved.addAll(gone("""
				delete from observation
				using observation as other
				where observation.account_id = :account and observation.user_id = :from
					and other.account_id = :account and other.user_id = :into
					and other.behavior = observation.behavior and other.record = observation.record
				returning other.user_id, observation.behavior, observation.record, observation.occurred_at,
					observation.event_id""", accountId, from, into));
		statement("""
				update observation
				set user_id = :into
				where account_id = :account and user_id = :from""", accountId, from, into).update();
		return moved;
	}

	private List<Gone> gone(String sql, String accountId, UUID from, UUID into) {
		return statement(sql, accountId, from, into).query((row, number) -> ObservationRows.gone(row)).list();
	}

	private JdbcClient.StatementSpec statement(String sql, String accountId, UUID from, UUID into) {
		return this.jdbc.sql(sql).param("account", accountId).param("from", from).param("into", into);
	}

	/**
	 * Deletes all that is kept of a user.
	 */
	void delete(String accountId, UUID user) {
		this.jdbc.sql("delete from observation where account_id = :account and user_id = :user")
			.param("account", accountId)
			.param("user", user)
			.update();
	}

	/**
	 * Follows events that have other ids now.
	 * @param ids new ids by old ids
	 */
	void rekey(String accountId, Map<UUID, UUID> ids) {
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
