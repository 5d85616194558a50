package io.ztrisk.integration;

import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.format.Uuids;
import io.ztrisk.outgoing.OutgoingClient;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * The calls of Cloudflare's API for integrations.
 */
@AccountApi(ApiPaths.RISK_SCORING + "/integrations")
class IntegrationController {

	private static final String INTEGRATION = "/{integration_id:" + Uuids.REGEX + "}";

	/** A segment with any characters that a reference can have. */
	private static final String REFERENCE = "/reference_id/{reference_id:[^\\x00-\\x1F]+}";

	private final IntegrationService integrations;

	private final OutgoingClient client;

	IntegrationController(IntegrationService integrations, OutgoingClient client) {
		this.integrations = integrations;
		this.client = client;
	}

	@GetMapping
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the integrations, oldest first")
	ApiResponse<List<IntegrationPayload>> list(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(this.integrations.list(account));
	}

	@PostMapping
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Makes an integration", body = "Integration",
			fails = { ErrorCode.CONFLICT, ErrorCode.NOT_CONFIGURED })
	ApiResponse<IntegrationPayload> make(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse
			.of(this.integrations.make(actor, account, IntegrationRequest.ofNew(body, this.client::problem)));
	}

	@GetMapping(INTEGRATION)
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Shows an integration", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<IntegrationPayload> get(@PathVariable("account_id") AccountId account,
			@PathVariable("integration_id") UUID id) {
		return ApiResponse.of(this.integrations.get(account, id));
	}

	@GetMapping(REFERENCE)
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Shows the integration with a reference", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<IntegrationPayload> getByReference(@PathVariable("account_id") AccountId account,
			@PathVariable("reference_id") String reference) {
		return ApiResponse.of(this.integrations.get(account, reference));
	}

	@PutMapping(INTEGRATION)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Changes an integration", body = "IntegrationChange",
			fails = { ErrorCode.UNKNOWN_SUBSCRIPTION, ErrorCode.CONFLICT })
	ApiResponse<IntegrationPayload> change(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("integration_id") UUID id, @RequestBody JsonNode body) {
		return ApiResponse
			.of(this.integrations.change(actor, account, id, IntegrationRequest.ofChange(body, this.client::problem)));
	}

	@DeleteMapping(INTEGRATION)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Deletes an integration", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<Void> delete(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("integration_id") UUID id) {
		this.integrations.delete(actor, account, id);
		return ApiResponse.empty();
	}

}
