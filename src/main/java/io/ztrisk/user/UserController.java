package io.ztrisk.user;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Users told, found and reset.
 */
@AccountApi
class UserController {

	private final UserService users;

	private final UserFinder finder;

	UserController(UserService users, UserFinder finder) {
		this.users = users;
		this.finder = finder;
	}

	@PutMapping("/users")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Says who is who", body = "Users")
	ApiResponse<UserService.UpsertResult> upsert(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.users.upsert(actor, account, body));
	}

	@GetMapping("/users")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation("Finds users by e-mail")
	ApiResponse<UserFinder.FoundUsers> find(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String email, ListRequest request) {
		if (email == null || email.isBlank()) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "email must be given");
		}
		return this.finder.find(account, Emails.normalize(email), request);
	}

	@PostMapping(ApiPaths.USER + "/reset")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Clears a user's score", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<Reset> reset(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id) {
		this.users.reset(actor, account, id);
		return ApiResponse.of(new Reset());
	}

	/**
	 * What a reset is answered with: nothing.
	 */
	@ApiSchema("ResetResult")
	record Reset() {

	}

}
