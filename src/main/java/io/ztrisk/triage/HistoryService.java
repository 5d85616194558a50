package io.ztrisk.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.act.ActRepository;
import io.ztrisk.change.ChangeRepository;
import io.ztrisk.act.HistoryEntry;
import io.ztrisk.change.LevelAt;
import io.ztrisk.change.LevelHistory;
import io.ztrisk.event.EventRepository;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads the history of a user, which is its acts and those changes of its level that are
 * no acts.
 */
@Service
class HistoryService {

	private static final String ENTRIES = "select actor, actor_id, cause, event_count, event_id, id, level, coalesce(name, "
			+ EventRepository.NAME + ") as name, previous_level, reason, happened_at, token_id, verdict from ("
			+ ActRepository.HISTORY + "\nunion all\n" + ChangeRepository.HISTORY + ") as entries";

	private final ListReader lists;

	private final LevelHistory levels;

	HistoryService(ListReader lists, LevelHistory levels) {
		this.lists = lists;
		this.levels = levels;
	}

	/** The entries of a user, the newest first unless ascending. */
	ListResult<Head, HistoryEntry> history(AccountId account, UUID user, ListRequest request) {
		return this.lists
			.read(new ListQuery<>(UserRepository.HEAD, HistoryService::head, ENTRIES, HistoryEntry::of,
					request.ascending() ? "happened_at, id" : "happened_at desc, id desc",
					Map.of("account", account.value(), "user", user), "coalesce(octet_length(reason), 0)"),
					request.page())
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	/** The level that a user had at a time. */
	LevelAt levelAt(AccountId account, Head user, Instant at) {
		return this.levels.at(account, user.id(), user.level(), at);
	}

	private static Head head(ResultSet row, int number) throws SQLException {
		return new Head(row.getObject("user_id", UUID.class), RiskLevel.ofRankOrNull(row.getInt("user_risk_level")));
	}

	/** A user, and its level now. */
	record Head(UUID id, @Nullable RiskLevel level) {

	}

}
