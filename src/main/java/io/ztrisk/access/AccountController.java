package io.ztrisk.access;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.Call;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls by which a client learns which accounts its token reaches.
 */
@RestController
class AccountController {

	private final AccountReader accounts;

	AccountController(AccountReader accounts) {
		this.accounts = accounts;
	}

	@GetMapping({ "/accounts", ApiPaths.CLIENT_V4 + "/accounts" })
	@Call("Lists the accounts that the token reaches and that hold anything")
	ApiResponse<Rows<AccountPayload>> list(Caller caller, @RequestParam(required = false) @Nullable String name,
			@AllOnFirstPage PageRequest request) {
		return this.accounts.list(caller, name, request);
	}

	@GetMapping({ ApiPaths.ACCOUNT, ApiPaths.CLIENT_V4 + ApiPaths.ACCOUNT })
	@Call("Shows an account")
	ApiResponse<AccountPayload> get(AccountId account) {
		return ApiResponse.of(AccountPayload.of(account.value()));
	}

}
