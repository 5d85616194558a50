package io.ztrisk.triage;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.act.HistoryEntry;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.change.LevelAt;
import io.ztrisk.change.LevelHistory;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;

import org.springframework.stereotype.Service;

/**
 * Reads the history of a user, which is its acts and those changes of its level that are
 * no acts.
 */
@Service
class HistoryService {

	private final HistoryRepository histories;

	private final LevelHistory levels;

	HistoryService(HistoryRepository histories, LevelHistory levels) {
		this.histories = histories;
		this.levels = levels;
	}

	/** The entries of a user, the newest first unless ascending. */
	ListResult<UserHead, HistoryEntry> history(AccountId account, UUID user, ListRequest request) {
		return this.histories.history(account, user, request)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	/** The level that a user had at a time. */
	LevelAt levelAt(AccountId account, UserHead user, Instant at) {
		return this.levels.at(account, user.id(), user.riskLevel(), at);
	}

}
