package io.ztrisk;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks in the database what no call shows.
 */
public final class Scores {

	private final JdbcClient database;

	public Scores(DataSource database) {
		this.database = JdbcClient.create(database);
	}

	/**
	 * Checks that every user's level, count and last event are what the events dated
	 * after the last reset say, those that are kept no more too, and that nothing is left
	 * with a user who was merged.
	 */
	public void assertTrue(Account account) {
		assertTrue(account.id());
	}

	void assertTrue(String accountId) {
		assertThat(this.database.sql("""
				select u.id
				from users u
				left join lateral (
					select greatest(max(e.risk_level), u.folded_level) as level, count(*) + u.folded_count as count,
						greatest(max(e.occurred_at), u.folded_last) as last
					from event e
					where e.account_id = u.account_id and e.user_id = u.id
						and (u.last_reset is null or e.occurred_at > u.last_reset)
				) s on true
				where u.account_id = :account
					and (u.risk_level, u.event_count, u.last_event) is distinct from (s.level, s.count, s.last)""")
			.param("account", accountId)
			.query(String.class)
			.list()).isEmpty();
		assertThat(this.database.sql("""
				select u.id
				from users u
				where u.account_id = :account and u.merged_into is not null and (
					exists (select from event e where e.account_id = u.account_id and e.user_id = u.id)
					or exists (select from user_alias a where a.account_id = u.account_id and a.user_id = u.id))""")
			.param("account", accountId)
			.query(String.class)
			.list()).isEmpty();
	}

	/**
	 * How many events an account has.
	 */
	public long events(Account account) {
		return this.database.sql("select count(*) from event where account_id = :account")
			.param("account", account.id())
			.query(Long.class)
			.single();
	}

}
