package io.ztrisk.score;

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
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows a user without and with the events.
 */
@AccountApi
class ScoreController {

	private final ScoreRepository scores;

	ScoreController(ScoreRepository scores) {
		this.scores = scores;
	}

	@GetMapping("/users" + ApiPaths.USER)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows a user and its score", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserProfile> profile(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id) {
		return ApiResponse.of(this.scores.profile(account, id).orElseThrow(ScoreController::unknown));
	}

	@GetMapping(ApiPaths.USER)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows a user with all events", orders = EventOrder.class, fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserDetail> detail(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id,
			ListRequest request) {
		ListResult<UserHead, UserDetail.Row> found = this.scores.detail(account, id, request)
			.orElseThrow(ScoreController::unknown);
		return ApiResponse.of(UserDetail.of(found.head(), found.rows()), found.info());
	}

	private static ApiException unknown() {
		return new ApiException(ErrorCode.UNKNOWN_USER);
	}

}
