package io.ztrisk.detection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves observations and suppressed findings in the database from a user to the one that
 * it has become, or out of it.
 */
@Repository
class MovedObservations {

	private final JdbcClient jdbc;

	MovedObservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a user's observations to another; of one that both have the earlier stands.
	 * @return the events that observations belonged to before they moved to an earlier
	 * time
	 */
	List<UUID> move(String accountId, UUID from, UUID into) {
		List<UUID> left = statement("""
				update observation
				set occurred_at = other.occurred_at, facts = other.facts, evidence = other.evidence,
					event_id = other.event_id
				from observation as other
				where observation.account_id = :account and observation.user_id = :into
					and other.account_id = :account and other.user_id = :from
					and other.behavior = observation.behavior and other.record = observation.record
					and other.occurred_at < observation.occurred_at
				returning old.event_id""", accountId, from, into).query(UUID.class).list();
		for (String sql : List.of("""
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
					select from suppressed as there
					where there.account_id = :account and there.user_id = :into
						and there.behavior = suppressed.behavior and there.record = suppressed.record
						and there.other = suppressed.other)""", """
				update suppressed
				set user_id = :into
				where account_id = :account and user_id = :from""")) {
			statement(sql, accountId, from, into).update();
		}
		return left.stream().filter(Objects::nonNull).toList();
	}

	private JdbcClient.StatementSpec statement(String sql, String accountId, UUID from, UUID into) {
		return this.jdbc.sql(sql).param("account", accountId).param("from", from).param("into", into);
	}

	/**
	 * Lets what was found among several observations after a time be judged again.
	 * @return the events that it was found as
	 */
	List<UUID> reopen(String accountId, UUID user, List<Detector> judging, Instant after) {
		return this.jdbc.sql("""
				update observation
				set event_id = null, evidence = null
				where account_id = :account and user_id = :user and behavior = any (:behaviors)
					and occurred_at > :after and event_id is not null
				returning old.event_id""")
			.param("account", accountId)
			.param("user", user)
			.param("behaviors", judging.stream().map((detector) -> detector.behavior().key()).toArray(String[]::new))
			.param("after", after.atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.list();
	}

	/**
	 * Deletes all that is kept of a user.
	 */
	void delete(String accountId, UUID user) {
		for (String table : List.of("observation", "suppressed")) {
			this.jdbc.sql("delete from " + table + " where account_id = :account and user_id = :user")
				.param("account", accountId)
				.param("user", user)
				.update();
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
