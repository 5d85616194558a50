package io.ztrisk.webhook;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
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
import io.ztrisk.subscription.DeliveryStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows what was sent to a webhook, and sends it again.
 */
@AccountApi(ApiPaths.RISK_SCORING + "/webhooks" + WebhookController.WEBHOOK + "/deliveries")
class DeliveryController {

	private final DeliveryService deliveries;

	DeliveryController(DeliveryService deliveries) {
		this.deliveries = deliveries;
	}

	@GetMapping
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Lists the deliveries of a webhook, newest first", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<Rows<DeliveryPayload>> list(@PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID webhook, @RequestParam(required = false) @Nullable String status,
			ListRequest request) {
		ListResult<?, DeliveryPayload> found = this.deliveries.list(account, webhook, parse(status), request);
		return ApiResponse.of(found.rows(), found.info());
	}

	@PostMapping("/{delivery_id:" + Uuids.REGEX + "}/redeliver")
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Sends a delivery again", fails = { ErrorCode.UNKNOWN_SUBSCRIPTION, ErrorCode.CONFLICT })
	ApiResponse<DeliveryPayload> redeliver(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID webhook, @PathVariable("delivery_id") UUID delivery) {
		return ApiResponse.of(this.deliveries.redeliver(actor, account, webhook, delivery));
	}

	private static @Nullable DeliveryStatus parse(@Nullable String status) {
		return (status != null) ? DeliveryStatus.parse(status)
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_PARAMETER,
					"status must be one of waiting, delivered, dead, superseded, lost"))
				: null;
	}

}
