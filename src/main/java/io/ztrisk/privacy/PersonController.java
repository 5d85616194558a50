package io.ztrisk.privacy;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Call;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Requires;
import io.ztrisk.audit.Actor;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A person's data, shown and erased.
 */
@AccountApi
class PersonController {

	private final ExportService exports;

	private final ErasureService erasures;

	PersonController(ExportService exports, ErasureService erasures) {
		this.exports = exports;
		this.erasures = erasures;
	}

	@GetMapping("/users" + ApiPaths.USER + "/export")
	@Requires(Permission.ZERO_TRUST_PII_READ)
	@Call(value = "Shows all that is kept about a person", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<ExportService.Export> export(@PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id) {
		return ApiResponse.of(this.exports.export(account, id));
	}

	@DeleteMapping("/users" + ApiPaths.USER)
	@Requires({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@Call(value = "Erases a person", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<ErasedUser> erase(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id) {
		return ApiResponse.of(new ErasedUser(this.erasures.erase(actor, account, id)));
	}

	/**
	 * A user who was erased.
	 */
	@ApiSchema("ErasedUser")
	record ErasedUser(UUID userId) {

	}

}
