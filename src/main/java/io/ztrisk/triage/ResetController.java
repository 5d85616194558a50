package io.ztrisk.triage;

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
import io.ztrisk.bulk.BulkResult;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Resets users.
 */
@AccountApi
class ResetController {

	private final ResetService resets;

	private final ResetReasonReader reasons;

	ResetController(ResetService resets, ResetReasonReader reasons) {
		this.resets = resets;
		this.reasons = reasons;
	}

	@PostMapping(ApiPaths.USER + "/reset")
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Resets the risk level of a user. A JSON body may have a `reason`",
			fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<Reset> reset(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id, HttpServletRequest request) {
		this.resets.reset(actor, account, id, this.reasons.read(request).orElse(null));
		return ApiResponse.of(new Reset());
	}

	@PostMapping("/resets")
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Resets the risk levels of many users", body = "Resets")
	ApiResponse<BulkResult> resetMany(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.resets.reset(actor, account, Resets.read(body)));
	}

	/** The empty result of a reset. */
	@ApiSchema("ResetResult")
	record Reset() {

	}

}
