package io.ztrisk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads the log of changes for callers that keep a cursor. One statement reads the
 * changes and what is known of the cursor, so that pruning does not come between.
 */
@Service
class ChangeService {

	private final ListReader lists;

	ChangeService(ListReader lists) {
		this.lists = lists;
	}

	/**
	 * Reads changes in the order of their numbers.
	 * @param after null to begin with the oldest
	 * @throws ApiException if it is unknown which changes come after the cursor
	 */
	Changes after(AccountId account, @Nullable ChangeCursor after, int limit) {
		ListResult<Position, Changes.Row> read = read(account, (after != null) ? after.seq() : 0, limit + 1);
		if (after != null) {
			read.head().require(after);
		}
		List<Changes.Row> rows = new ArrayList<>();
		read.rows().forEachRemaining(rows::add);
		boolean more = rows.size() > limit;
		if (more) {
			rows.removeLast();
		}
		return new Changes(rows, cursor(rows, (after != null) ? after : read.head().newest()).wire(), more);
	}

	/** The place behind the newest change. */
	Changes newest(AccountId account) {
		return new Changes(List.of(), read(account, 0, 0).head().newest().wire(), false);
	}

	private static ChangeCursor cursor(List<Changes.Row> rows, ChangeCursor ifEmpty) {
		return rows.isEmpty() ? ifEmpty : ChangeCursor.of(rows.getLast().seq(), rows.getLast().id());
	}

	private ListResult<Position, Changes.Row> read(AccountId account, long after, int most) {
		return this.lists
			.read(new ListQuery<>(LoggedChangeRepository.POSITION, Position::of, LoggedChangeRepository.FEED, "",
					Changes.Row::of, "seq", Map.of("account", account.value(), "after", after, "most", most), most,
					null), null)
			.orElseThrow();
	}

	/**
	 * What is known of an account and a cursor.
	 *
	 * @param head the last number
	 * @param pruned the highest number that was pruned
	 * @param newestId the id of the newest change, null if it is deleted
	 * @param passedId the id of the change with the number of the cursor, null if it is
	 * deleted
	 */
	private record Position(long head, long pruned, @Nullable UUID newestId, @Nullable UUID passedId) {

		static Position of(ResultSet row, int number) throws SQLException {
			return new Position(row.getLong("head_seq"), row.getLong("pruned"), row.getObject("newest_id", UUID.class),
					row.getObject("passed_id", UUID.class));
		}

		ChangeCursor newest() {
			return ChangeCursor.of(this.head, this.newestId);
		}

		/** An erasure deletes the change of a cursor; then its number alone counts. */
		void require(ChangeCursor cursor) {
			if (cursor.seq() < this.pruned) {
				throw new ApiException(ErrorCode.CURSOR_UNKNOWN,
						"The changes up to %d were deleted for their age; read again without after"
							.formatted(this.pruned));
			}
			if (cursor.seq() > this.head
					|| this.passedId != null && !cursor.equals(ChangeCursor.of(cursor.seq(), this.passedId))) {
				throw new ApiException(ErrorCode.CURSOR_UNKNOWN);
			}
		}

	}

}
