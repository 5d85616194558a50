package io.ztrisk.signal;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.api.Rows;
import io.ztrisk.audit.Actor;
import io.ztrisk.format.Uuids;
import io.ztrisk.query.ListResult;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Shows how subscriptions of all kinds do, and lets operators change them.
 */
@AccountApi(ApiPaths.RISK_SCORING + "/signals")
class SignalController {

	private static final String SIGNAL = "/{signal_id:" + Uuids.REGEX + "}";

	private final SignalService signals;

	SignalController(SignalService signals) {
		this.signals = signals;
	}

	@GetMapping
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the subscriptions of all kinds, oldest first")
	ApiResponse<Rows<SignalPayload>> list(@PathVariable("account_id") AccountId account, ListRequest request) {
		ListResult<?, SignalPayload> signals = this.signals.list(account, request);
		return ApiResponse.of(signals.rows(), signals.info());
	}

	@PutMapping(SIGNAL)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Enables or disables a subscription, or moves its position", body = "SignalChange",
			fails = { ErrorCode.UNKNOWN_SUBSCRIPTION, ErrorCode.CURSOR_UNKNOWN })
	ApiResponse<Void> change(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("signal_id") UUID id, @RequestBody JsonNode body) {
		this.signals.change(actor, account, id, SignalUpdate.read(body));
		return ApiResponse.empty();
	}

	@DeleteMapping(SIGNAL)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Deletes a subscription", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<Void> delete(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("signal_id") UUID id) {
		this.signals.delete(actor, account, id);
		return ApiResponse.empty();
	}

}
