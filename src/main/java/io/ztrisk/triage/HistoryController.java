package io.ztrisk.triage;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.act.HistoryEntry;
import io.ztrisk.change.LevelAt;
import io.ztrisk.format.Timestamps;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the history of users.
 */
@AccountApi
class HistoryController {

	private final HistoryService histories;

	HistoryController(HistoryService histories) {
		this.histories = histories;
	}

	@GetMapping("/users" + ApiPaths.USER + "/history")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows the history of a user", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<History> history(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id,
			@RequestParam(required = false) @Nullable String at, ListRequest request) {
		Instant time = (at != null) ? time(at) : null;
		ListResult<UserHead, HistoryEntry> found = this.histories.history(account, id, request);
		LevelAt level = (time != null) ? this.histories.levelAt(account, found.head(), time) : null;
		return ApiResponse.of(new History(level, found.rows()), found.info());
	}

	private static Instant time(String at) {
		return Timestamps.parse(at)
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_PARAMETER, "at " + Timestamps.PROBLEM));
	}

}
