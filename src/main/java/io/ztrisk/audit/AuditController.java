package io.ztrisk.audit;

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
 * Changes shown.
 */
@AccountApi
class AuditController {

	private final AuditReader audit;

	AuditController(AuditReader audit) {
		this.audit = audit;
	}

	@GetMapping("/audit")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists what people and tools have changed")
	ApiResponse<AuditReader.AuditEntries> list(@PathVariable("account_id") AccountId account, ListRequest request) {
		return this.audit.read(account, request);
	}

}
