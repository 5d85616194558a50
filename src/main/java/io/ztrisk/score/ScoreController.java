package io.ztrisk.score;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListResult;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows the summary of an account, and the detail of a user.
 */
@AccountApi
class ScoreController {

	private final ScoreService scores;

	ScoreController(ScoreService scores) {
		this.scores = scores;
	}

	@GetMapping("/summary")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Lists the users with a risk level", orders = SummaryOrder.class)
	ApiResponse<Summary> summary(@PathVariable("account_id") AccountId account, ListRequest request) {
		ListResult<?, Summary.Row> scored = this.scores.summary(account, request);
		return ApiResponse.of(new Summary(scored.rows()), scored.info());
	}

	@GetMapping(ApiPaths.USER)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows a user with all events", orders = EventOrder.class, fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserDetail> detail(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id,
			ListRequest request) {
		ListResult<ScoreService.Head, UserDetail.Row> found = this.scores.detail(account, id, request);
		return ApiResponse.of(found.head().with(found.rows()), found.info());
	}

}
