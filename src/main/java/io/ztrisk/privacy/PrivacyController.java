package io.ztrisk.privacy;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Exports and erases the data of a person.
 */
@AccountApi
class PrivacyController {

	private final ExportService exports;

	private final ErasureService erasures;

	PrivacyController(ExportService exports, ErasureService erasures) {
		this.exports = exports;
		this.erasures = erasures;
	}

	@GetMapping("/users" + ApiPaths.USER + "/export")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Exports all data about a person", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<ExportService.Export> export(@PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id) {
		return ApiResponse.of(this.exports.export(account, id));
	}

	@DeleteMapping("/users" + ApiPaths.USER)
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Erases a person", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<ErasedUser> erase(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id) {
		return ApiResponse.of(new ErasedUser(this.erasures.erase(actor, account, id)));
	}

	/** An erased user. */
	@ApiSchema("ErasedUser")
	record ErasedUser(UUID userId) {

	}

}
