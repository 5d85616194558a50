package io.ztrisk.suppressed;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.Call;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Requires;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What excluded networks have kept from being found.
 */
@AccountApi
class SuppressedController {

	private final SuppressedReader suppressed;

	SuppressedController(SuppressedReader suppressed) {
		this.suppressed = suppressed;
	}

	@GetMapping("/suppressed")
	@Requires(Permission.ZERO_TRUST_PII_READ)
	@Call("Lists what excluded networks have suppressed")
	ApiResponse<Suppressed> list(@PathVariable("account_id") AccountId account, PageRequest request) {
		return this.suppressed.list(account, request);
	}

}
