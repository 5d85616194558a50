package io.ztrisk.change;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the changes of the users' levels to callers that follow them.
 */
@AccountApi
class ChangeController {

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	private final ChangeService changes;

	ChangeController(ChangeService changes) {
		this.changes = changes;
	}

	@GetMapping("/changes")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Lists the changes of users' levels, the oldest first", fails = ErrorCode.CURSOR_UNKNOWN)
	ApiResponse<Changes> changes(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String limit) {
		int most = (limit != null) ? limit(limit) : DEFAULT_LIMIT;
		if ("now".equals(after)) {
			return ApiResponse.of(this.changes.newest(account));
		}
		return ApiResponse.of(this.changes.after(account, (after != null) ? ChangeCursor.parse(after) : null, most));
	}

	private static int limit(String text) {
		int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > MAX_LIMIT) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "limit must be an integer from 1 to " + MAX_LIMIT);
		}
		return number;
	}

}
