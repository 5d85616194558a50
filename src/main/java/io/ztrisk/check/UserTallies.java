package io.ztrisk.check;

import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that the counts of users by level, which statistics show, are the users.
 */
public final class UserTallies {

	private static final String WRONG_TALLIES = """
			select level, coalesce(tallied.n, 0) as tallied, coalesce(stored.n, 0) as stored
			from (
				select key as level, sum(n) as n
				from tally
				where account_id = :account and kind = 'users'
				group by key) as tallied
				full join (
					select case risk_level when 1 then 'low' when 2 then 'medium' else 'high' end as level, count(*) as n
					from users
					where account_id = :account and risk_level is not null
					group by risk_level) as stored using (level)
			where coalesce(tallied.n, 0) <> coalesce(stored.n, 0)
			order by level""";

	private final JdbcClient database;

	/** Creates the check. The client should read one snapshot. */
	public UserTallies(JdbcClient database) {
		this.database = database;
	}

	/** Checks an account. */
	public void check(String account, Consumer<Inconsistency> problems) {
		this.database.sql(WRONG_TALLIES).param("account", account).query((row) -> {
			problems.accept(new Inconsistency(account, null, "statistics count %d users with the level %s; there are %d"
				.formatted(row.getLong("tallied"), row.getString("level"), row.getLong("stored"))));
		});
	}

}
