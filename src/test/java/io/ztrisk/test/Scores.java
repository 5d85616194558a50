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

	/** Users whose behaviours differ from those of their events that count. */
	private static final String WRONG_BEHAVIORS = """
			select id || ': ' || cast(behaviors as text) || ', not ' || cast(counting as text)
			from users cross join lateral (
				select array(
					select unnest(folded_behaviors)
					union
					select behavior from event
					where account_id = :account and user_id = users.id
						and dismissed_at is null and (last_reset is null or occurred_at > last_reset)
					order by 1) as counting) as events
			where account_id = :account and behaviors <> counting""";

	private final JdbcClient database;

	public Scores(DataSource database) {
		this.database = JdbcClient.create(database);
	}

	/**
	 * Checks that every user's level, count, last event and behaviours are what the
	 * events dated after the last reset say, those that are kept no more too, and that
	 * nothing is left with a user who was merged.
	 */
	public void assertTrue(Account account) {
		assertTrue(account.id());
		assertBehaviors(account.id());
	}

	/** Checks the behaviours of every user. */
	public void assertBehaviors(String accountId) {
		assertThat(this.database.sql(WRONG_BEHAVIORS).param("account", accountId).query(String.class).list()).isEmpty();
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
