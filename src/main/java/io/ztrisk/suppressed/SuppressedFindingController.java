package io.ztrisk.suppressed;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The call that lists suppressed findings.
 */
@AccountApi
class SuppressedFindingController {

	private final SuppressedFindingReader suppressed;

	SuppressedFindingController(SuppressedFindingReader suppressed) {
		this.suppressed = suppressed;
	}

	@GetMapping("/suppressed")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation("Lists what excluded networks have suppressed")
	ApiResponse<SuppressedFinding> list(@PathVariable("account_id") AccountId account, ListRequest request) {
		return this.suppressed.list(account, request);
	}

}
