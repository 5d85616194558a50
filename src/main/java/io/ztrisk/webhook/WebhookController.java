package io.ztrisk.webhook;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.format.Uuids;
import io.ztrisk.token.Caller;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Manages the webhooks of an account.
 */
@AccountApi(ApiPaths.RISK_SCORING + "/webhooks")
class WebhookController {

	static final String WEBHOOK = "/{webhook_id:" + Uuids.REGEX + "}";

	private static final int DAY = 86_400;

	private static final int WEEK = 7 * DAY;

	private final WebhookService webhooks;

	private final WebhookTester tester;

	WebhookController(WebhookService webhooks, WebhookTester tester) {
		this.webhooks = webhooks;
		this.tester = tester;
	}

	@GetMapping
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the webhooks, oldest first")
	ApiResponse<List<WebhookPayload>> list(Caller caller, @PathVariable("account_id") AccountId account,
			ListRequest request) {
		ListRequest.Part<WebhookPayload> part = request.part(this.webhooks.list(account, maySeeUrl(caller, account)));
		return ApiResponse.of(part.rows(), part.info());
	}

	@PostMapping
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Makes a webhook, and shows its secret once", body = "Webhook",
			fails = { ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.CONFLICT, ErrorCode.NOT_CONFIGURED })
	ApiResponse<WebhookPayload> make(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.webhooks.make(actor, account, new WebhookRequest(body)));
	}

	@GetMapping(WEBHOOK)
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Shows a webhook", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<WebhookPayload> get(Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID id) {
		return ApiResponse.of(this.webhooks.get(account, id, maySeeUrl(caller, account)));
	}

	@PutMapping(WEBHOOK)
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Changes a webhook", body = "WebhookChange", fails = { ErrorCode.UNKNOWN_SUBSCRIPTION,
			ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.CURSOR_UNKNOWN, ErrorCode.NOT_CONFIGURED })
	ApiResponse<WebhookPayload> change(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID id, @RequestBody JsonNode body) {
		return ApiResponse.of(this.webhooks.change(actor, account, id, new WebhookRequest(body)));
	}

	@DeleteMapping(WEBHOOK)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Deletes a webhook", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<Void> delete(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID id) {
		this.webhooks.delete(actor, account, id);
		return ApiResponse.empty();
	}

	@PostMapping(WEBHOOK + "/secret")
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Gives a webhook a new secret, and shows it once", body = "WebhookSecret",
			fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<NewSecret> roll(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID id, @RequestBody JsonNode body) {
		return ApiResponse.of(new NewSecret(this.webhooks.roll(actor, account, id, overlap(body))));
	}

	@PostMapping(WEBHOOK + "/test")
	@RequiresPermission({ Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ })
	@ApiOperation(value = "Sends a test to a webhook", fails = ErrorCode.UNKNOWN_SUBSCRIPTION)
	ApiResponse<WebhookTester.Result> test(@PathVariable("account_id") AccountId account,
			@PathVariable("webhook_id") UUID id) {
		return ApiResponse.of(this.tester.test(account, id));
	}

	private static boolean maySeeUrl(Caller caller, AccountId account) {
		return caller.mayAll(List.of(Permission.ZERO_TRUST_WRITE), account.value());
	}

	private static Duration overlap(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		fields.only("overlap_seconds");
		JsonNode sent = body.get("overlap_seconds");
		int seconds = (sent != null)
				? new JsonElement(sent, "/overlap_seconds", "overlap_seconds", fields.problems()).integer(0, WEEK)
				: DAY;
		fields.problems().throwIfAny();
		return Duration.ofSeconds(seconds);
	}

	/** A new secret of a webhook. */
	@ApiSchema("WebhookSecret")
	record NewSecret(String secret) {

	}

}
