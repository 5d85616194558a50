package io.ztrisk.suppressed;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Lists suppressed findings.
 */
@AccountApi
class SuppressedFindingController {

	private final ListReader lists;

	SuppressedFindingController(ListReader lists) {
		this.lists = lists;
	}

	@GetMapping("/suppressed")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation("Lists the findings that exclusions have suppressed")
	ApiResponse<SuppressedFindings> list(@PathVariable("account_id") AccountId account, ListRequest request) {
		ListResult<?, SuppressedFindings.Row> found = this.lists
			.readRows(SuppressedFindingRepository.list(account.value(), request.ascending()), request.page());
		return ApiResponse.of(new SuppressedFindings(found.rows()), found.info());
	}

}
