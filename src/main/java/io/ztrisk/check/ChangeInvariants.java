package io.ztrisk.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

import io.ztrisk.behavior.RiskLevel;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the invariants of the log of changes.
 */
record ChangeInvariants(JdbcClient database) {

	/** Users whose newest change has another level than the user. */
	private static final String WRONG_LEVELS = """
			select newest.user_id as id, newest.level, users.id is null as missing, users.risk_level
			from (
				select distinct on (user_id) user_id, level
				from risk_change
				where account_id = :account
				order by user_id, seq desc) as newest
				left join users on users.account_id = :account and users.id = newest.user_id
			where users.id is null or newest.level is distinct from users.risk_level
			order by newest.user_id""";

	/**
	 * Changes that do not begin with the level of the change before, since the newest
	 * merge of the user.
	 */
	private static final String BROKEN_CHAINS = """
			select user_id as id, seq, previous_level, level_before
			from (
				select user_id, seq, previous_level, lag(level) over by_user as level_before,
					lag(seq) over by_user as seq_before,
					max(case when cause = 'merged' then seq end) over (partition by user_id) as merged_seq
				from risk_change
				where account_id = :account
				window by_user as (partition by user_id order by seq)) as changes
			where seq_before >= coalesce(merged_seq, 0) and previous_level is distinct from level_before
			order by id, seq""";

	/** Changes whose number is beyond the last one of the account. */
	private static final String BEYOND_HEAD = """
			select user_id as id, seq
			from risk_change
			where account_id = :account and seq > coalesce(
				(select head.seq from change_head as head where head.account_id = :account), 0)
			order by user_id, seq""";

	/** Subscriptions whose position is beyond the last number of the account. */
	private static final String BEYOND_POSITIONS = """
			select id, position
			from subscription
			where account_id = :account and position > coalesce(
				(select head.seq from change_head as head where head.account_id = :account), 0)
			order by id""";

	/** Checks the changes of an account. */
	void check(String account, Consumer<Inconsistency> problems) {
		each(WRONG_LEVELS, account,
				(row) -> problems.accept(new Inconsistency(account, row.getObject("id", UUID.class),
						"the level of the newest change is " + level(row, "level") + "; " + (row.getBoolean("missing")
								? "there is no such user" : "the level of the user is " + level(row, "risk_level")))));
		each(BROKEN_CHAINS, account,
				(row) -> problems.accept(new Inconsistency(account, row.getObject("id", UUID.class),
						"change %d begins with the level %s; the change before it ends with %s"
							.formatted(row.getLong("seq"), level(row, "previous_level"), level(row, "level_before")))));
		each(BEYOND_HEAD, account, (row) -> problems.accept(new Inconsistency(account, row.getObject("id", UUID.class),
				"change %d is beyond the last number of the account".formatted(row.getLong("seq")))));
		each(BEYOND_POSITIONS, account,
				(row) -> problems.accept(new Inconsistency(account, null,
						"the position %d of the subscription %s is beyond the last number of the account"
							.formatted(row.getLong("position"), row.getString("id")))));
	}

	private static String level(ResultSet row, String column) throws SQLException {
		RiskLevel level = RiskLevel.ofRankOrNull(row.getInt(column));
		return (level != null) ? level.wire() : "none";
	}

	private void each(String sql, String account, RowCallbackHandler handler) {
		this.database.sql(sql).param("account", account).query(handler);
	}

}
