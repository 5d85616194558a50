package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations and suppressed findings in the database from a user to the one that
 * it has become.
 */
@Repository
class MovedObservations {

	private final JdbcClient jdbc;

	MovedObservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a user's observations to another; of one that both have the earlier stands.
	 */
	void move(String accountId, UUID from, UUID into) {
		for (String statement : List.of("""
				update observation
				set occurred_at = other.occurred_at, facts = other.facts, evidence = other.evidence,
					event_id = other.event_id
				from observation as other
				where observation.account_id = :account and observation.user_id = :into
					and other.account_id = :account and other.user_id = :from
					and other.behavior = observation.behavior and other.record = observation.record
					and other.occurred_at < observation.occurred_at""", """
				delete from observation
				where account_id = :account and user_id = :from and exists (
					select from observation as other
					where other.account_id = :account and other.user_id = :into
						and other.behavior = observation.behavior and other.record = observation.record)""", """
				update observation
				set user_id = :into
				where account_id = :account and user_id = :from""", """
				delete from suppressed
				where account_id = :account and user_id = :from and exists (
					select from suppressed as other
					where other.account_id = :account and other.user_id = :into
						and other.behavior = suppressed.behavior and other.record = suppressed.record)""", """
				update suppressed
				set user_id = :into
				where account_id = :account and user_id = :from""")) {
			this.jdbc.sql(statement).param("account", accountId).param("from", from).param("into", into).update();
		}
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
