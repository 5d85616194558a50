package io.ztrisk.access;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListResult;
import io.ztrisk.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists the accounts that a token reaches.
 */
@AccountApi("/accounts")
class AccountController {

	private final AccountRepository accounts;

	AccountController(AccountRepository accounts) {
		this.accounts = accounts;
	}

	@GetMapping
	@ApiOperation("Lists the accounts that the token reaches and that have data")
	ApiResponse<Rows<AccountPayload>> list(Caller caller, @RequestParam(required = false) @Nullable String name,
			@AllOnFirstPage ListRequest request) {
		ListResult<?, AccountPayload> listed = this.accounts.list(caller, name, request);
		return ApiResponse.of(listed.rows(), listed.info());
	}

	@GetMapping(ApiPaths.ACCOUNT_ID)
	@ApiOperation("Shows an account")
	ApiResponse<AccountPayload> get(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(AccountPayload.of(account.value()));
	}

}
