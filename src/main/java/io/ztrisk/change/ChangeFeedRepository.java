package io.ztrisk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Repository;

/**
 * Reads the feed of changes. One statement reads the changes and what is known of a
 * cursor, so that pruning does not come between.
 */
@Repository
class ChangeFeedRepository {

	/** The numbers of an account, and the ids of its newest change and of another one. */
	private static final String POSITION = """
			select coalesce(head.seq, 0) as head_seq, coalesce(head.pruned, 0) as pruned, newest.id as newest_id,
				passed.id as passed_id
			from (select true) as one left join change_head as head on head.account_id = :account
				left join risk_change as newest on newest.account_id = :account and newest.seq = head.seq
				left join risk_change as passed on passed.account_id = :account and passed.seq = :after""";

	/**
	 * The changes after a number, with the users as they are now. Pruning goes by time: a
	 * number that it has left before a pruned one does not count.
	 */
	private static final String CHANGES = """
			select behavior, cause, changed_at, coalesce(email, '') as email, event_id, change.id, level,
				coalesce(name, '') as name, occurred_at, previous_level, seq, user_id
			from (
				select behavior, cause, changed_at, event_id, id, level, occurred_at, previous_level, seq, user_id
				from risk_change
				where account_id = :account and seq >
					greatest(:after, (select pruned from change_head where account_id = :account))
				order by seq limit :most) as change
			left join users on users.account_id = :account and users.id = change.user_id""";

	private final ListReader lists;

	ChangeFeedRepository(ListReader lists) {
		this.lists = lists;
	}

	/** Reads changes after a number, in their order. */
	ListResult<Position, Changes.Row> read(AccountId account, long after, int most) {
		return this.lists
			.read(new ListQuery<>(POSITION, Position::of, CHANGES, "", Changes.Row::of, "seq",
					Map.of("account", account.value(), "after", after, "most", most), most, null), null)
			.orElseThrow();
	}

	/**
	 * The state of an account and a cursor.
	 *
	 * @param head the last number
	 * @param pruned the highest number that was pruned
	 * @param newestId the id of the newest change, null if it is deleted
	 * @param passedId the id of the change with the number of the cursor, null if it is
	 * deleted
	 */
	record Position(long head, long pruned, @Nullable UUID newestId, @Nullable UUID passedId) {

		private static Position of(ResultSet row, int number) throws SQLException {
			return new Position(row.getLong("head_seq"), row.getLong("pruned"), row.getObject("newest_id", UUID.class),
					row.getObject("passed_id", UUID.class));
		}

		ChangeCursor newest() {
			return ChangeCursor.of(this.head, this.newestId);
		}

	}

}
