package io.ztrisk.feed;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts the logins that the detector of impossible travel keeps, by the evidence that it
 * writes. Uses JDBC, since this evidence is JSON.
 */
@Repository
class LoginRepository {

	private final JdbcClient jdbc;

	LoginRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The number of logins that would be findings if all places were exact, by dataset.
	 */
	Map<String, Long> countInexact(String accountId) {
		return count("""
				select coalesce(facts ->> 'dataset', 'access_requests') as dataset, count(*) as logins
				from observation
				where account_id = :account and inexact and event_id is null
				group by dataset""", accountId);
	}

	/** The number of logins without a place, by dataset. */
	Map<String, Long> countWithoutPlace(String accountId) {
		return count("""
				select coalesce(facts ->> 'dataset', 'access_requests') as dataset, count(*) as logins
				from observation
				where account_id = :account and behavior = 'imp_travel' and facts ->> 'place' is null
					and not over_limit
				group by dataset""", accountId);
	}

	private Map<String, Long> count(String sql, String accountId) {
		return this.jdbc.sql(sql)
			.param("account", accountId)
			.query((row, number) -> Map.entry(row.getString("dataset"), row.getLong("logins")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
