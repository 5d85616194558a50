package io.ztrisk.audit;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists audit entries.
 */
@AccountApi
class AuditController {

	private final ListReader lists;

	AuditController(ListReader lists) {
		this.lists = lists;
	}

	@GetMapping("/audit")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists changes by people and tools")
	ApiResponse<AuditEntries> list(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String action,
			@RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String since,
			@RequestParam(required = false) @Nullable String subject,
			@RequestParam(required = false) @Nullable String until, ListRequest request) {
		AuditFilter filter = AuditFilter.parse(action, actor, since, subject, until);
		ListResult<?, AuditRepository.Row> entries = this.lists
			.readRows(AuditRepository.list(account.value(), filter, request.ascending()), request.page());
		return ApiResponse.of(new AuditEntries(entries.rows()), entries.info());
	}

	/** The audit entries of an account. */
	@ApiSchema("AuditEntries")
	record AuditEntries(Rows<AuditRepository.Row> entries) {

	}

}
