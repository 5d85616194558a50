package io.ztrisk.test;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.ztrisk.check.Inconsistency;
import io.ztrisk.check.Invariants;

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

	public void assertTrue(String accountId) {
		List<Inconsistency> problems = new ArrayList<>();
		new Invariants(this.database).check(accountId, problems::add);
		assertThat(problems).isEmpty();
	}

	/**
	 * Returns the number of events of an account.
	 */
	public long events(Account account) {
		return this.database.sql("select count(*) from event where account_id = :account")
			.param("account", account.id())
			.query(Long.class)
			.single();
	}

}
