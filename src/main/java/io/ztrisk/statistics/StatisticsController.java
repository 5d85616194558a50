package io.ztrisk.statistics;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the statistics of an account.
 */
@AccountApi
class StatisticsController {

	private final StatisticsService statistics;

	StatisticsController(StatisticsService statistics) {
		this.statistics = statistics;
	}

	@GetMapping("/statistics")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Counts users by level and events by behaviour, day by day")
	ApiResponse<Statistics> statistics(@PathVariable("account_id") AccountId account,
			@RequestParam(name = "since", required = false) @Nullable String firstDay,
			@RequestParam(name = "until", required = false) @Nullable String lastDay) {
		return ApiResponse.of(this.statistics.of(account, firstDay, lastDay));
	}

}
