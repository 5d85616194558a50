package io.ztrisk.user;

import java.time.Clock;
import java.time.Instant;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.api.Rows;
import io.ztrisk.audit.Actor;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.UserUpsert;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Creates, updates and finds users. {@code ResetController} in {@code triage} resets
 * them.
 */
@AccountApi
class UserController {

	private final UserService users;

	private final Clock clock;

	UserController(UserService users, Clock clock) {
		this.users = users;
		this.clock = clock;
	}

	@PutMapping("/users")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Creates and updates users", body = "Users")
	ApiResponse<UserService.UpsertResult> upsert(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		Instant now = this.clock.instant();
		return ApiResponse.of(this.users.upsert(actor, account, UserUpsert.read(body, now)));
	}

	@GetMapping("/users")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation("Finds users by e-mail, or by the beginning of an e-mail or a name")
	ApiResponse<FoundUsers> find(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String email, @RequestParam(required = false) @Nullable String q,
			ListRequest request) {
		ListResult<?, UserService.FoundUser> found = (q != null) ? search(account, email, q, request)
				: find(account, email, request);
		return ApiResponse.of(new FoundUsers(found.rows()), found.info());
	}

	private ListResult<?, UserService.FoundUser> search(AccountId account, @Nullable String email, String q,
			ListRequest request) {
		if (email != null) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "email and q exclude each other");
		}
		return this.users.search(account, UserPrefix.parse(q), request.descending(), request.page());
	}

	private ListResult<?, UserService.FoundUser> find(AccountId account, @Nullable String email, ListRequest request) {
		if (email == null || email.isBlank()) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "email must be given");
		}
		return this.users.find(account, Emails.normalize(email), request.descending(), request.page());
	}

	/** The users with an e-mail. */
	@ApiSchema("FoundUsers")
	record FoundUsers(Rows<UserService.FoundUser> users) {
	}

}
