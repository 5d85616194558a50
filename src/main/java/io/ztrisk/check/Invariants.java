package io.ztrisk.check;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the invariants of the users of an account in a snapshot. It reads the database
 * and uses none of the code that maintains the invariants.
 */
public final class Invariants {

	/**
	 * Users whose level, count or last event differ from their events after the last
	 * reset that are not dismissed, including deleted ones.
	 */
	private static final String WRONG_SCORES = """
			select *
			from (
				select users.id, users.risk_level as stored_level, users.event_count as stored_count,
					users.last_event as stored_last, greatest(users.folded_level, max(event.risk_level)) as true_level,
					users.folded_count + count(event.id) as true_count,
					greatest(users.folded_last, max(event.occurred_at)) as true_last
				from users left join event on event.account_id = :account and event.user_id = users.id
					and (users.last_reset is null or event.occurred_at > users.last_reset) and event.dismissed_at is null
				where users.account_id = :account
				group by users.account_id, users.id) as scores
			where (stored_level, stored_count, stored_last) is distinct from (true_level, true_count, true_last)
			order by id""";

	/** Users merged into a missing user, or that still have data of their own. */
	private static final String WRONGLY_MERGED = """
			select id, what
			from users cross join lateral (
				select 'is merged into ' || merged_into || ', which does not exist' as what
				where not exists (select from users as other where other.account_id = :account
					and other.id = users.merged_into and other.merged_into is null)
				union all
				select 'is merged into ' || merged_into || ', but has ' || kept
				from (values
					('events', exists (select from event as e
						where e.account_id = :account and e.user_id = users.id)),
					('aliases', exists (select from user_alias as a
						where a.account_id = :account and a.user_id = users.id)),
					('observations', exists (select from observation as o
						where o.account_id = :account and o.user_id = users.id)),
					('sightings', exists (select from sighting as v
						where v.account_id = :account and v.user_id = users.id)),
					('changes', exists (select from risk_change as c
						where c.account_id = :account and c.user_id = users.id)),
					('acts', exists (select from act as t
						where t.account_id = :account and t.user_id = users.id)),
					('suppressed findings', exists (select from suppressed as s
						where s.account_id = :account and s.user_id = users.id))) as things (kept, there)
				where there) as wrong
			where users.account_id = :account and merged_into is not null
			order by id, what""";

	private final JdbcClient database;

	/** Creates the checks. The client should read one snapshot. */
	public Invariants(JdbcClient database) {
		this.database = database;
	}

	/** The next account with users or statistics: one step in an index of each table. */
	Optional<String> accountAfter(String account) {
		return this.database.sql("""
				select least((select min(account_id) from users where account_id > :account),
					(select min(account_id) from tally where account_id > :account))""")
			.param("account", account)
			.query(String.class)
			.optional();
	}

	/** Checks an account, and returns the numbers of checked users and events. */
	public CheckedCounts check(String account, Consumer<Inconsistency> problems) {
		each(WRONG_SCORES, account,
				(row) -> problems.accept(new Inconsistency(account, row.getObject("id", UUID.class),
						"the stored score is " + StoredScore.of(row, "stored_") + "; the score of the events is "
								+ StoredScore.of(row, "true_"))));
		each(WRONGLY_MERGED, account, (row) -> problems
			.accept(new Inconsistency(account, row.getObject("id", UUID.class), row.getString("what"))));
		new ChangeInvariants(this.database).check(account, problems);
		return new CheckedCounts(count("select count(*) from users where account_id = :account", account),
				count("select count(*) from event where account_id = :account", account));
	}

	private void each(String sql, String account, RowCallbackHandler handler) {
		this.database.sql(sql).param("account", account).query(handler);
	}

	private long count(String sql, String account) {
		return this.database.sql(sql).param("account", account).query(Long.class).single();
	}

}
