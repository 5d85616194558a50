package io.ztrisk.change;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads the feed of changes for callers that keep a cursor.
 */
@Service
class ChangeService {

	private final ChangeFeedRepository feed;

	ChangeService(ChangeFeedRepository feed) {
		this.feed = feed;
	}

	/**
	 * Reads changes in the order of their numbers.
	 * @param after null to begin with the oldest
	 * @throws ApiException if it is unknown which changes come after the cursor
	 */
	Changes after(AccountId account, @Nullable ChangeCursor after, int limit) {
		ListResult<ChangeFeedRepository.Position, Changes.Row> read = this.feed.read(account,
				(after != null) ? after.seq() : 0, limit + 1);
		if (after != null) {
			require(after, read.head());
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
		return new Changes(List.of(), this.feed.read(account, 0, 0).head().newest().wire(), false);
	}

	private static ChangeCursor cursor(List<Changes.Row> rows, ChangeCursor ifEmpty) {
		return rows.isEmpty() ? ifEmpty : ChangeCursor.of(rows.getLast().seq(), rows.getLast().id());
	}

	/** An erasure deletes the change of a cursor; then its number alone counts. */
	private static void require(ChangeCursor cursor, ChangeFeedRepository.Position known) {
		if (cursor.seq() < known.pruned()) {
			throw new ApiException(ErrorCode.CURSOR_UNKNOWN,
					"The changes up to %d were deleted for their age; read again without after"
						.formatted(known.pruned()));
		}
		if (cursor.seq() > known.head()
				|| known.passedId() != null && !cursor.equals(ChangeCursor.of(cursor.seq(), known.passedId()))) {
			throw new ApiException(ErrorCode.CURSOR_UNKNOWN);
		}
	}

}
