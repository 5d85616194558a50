package io.ztrisk.dismissal;

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
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.bulk.BulkResult;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Dismisses events, and takes dismissals back.
 */
@AccountApi
class DismissalController {

	private static final String PATH = "/users" + ApiPaths.USER + "/events" + ApiPaths.EVENT + "/dismissal";

	private final DismissalService dismissals;

	private final BehaviorRepository behaviors;

	DismissalController(DismissalService dismissals, BehaviorRepository behaviors) {
		this.dismissals = dismissals;
		this.behaviors = behaviors;
	}

	@PutMapping(PATH)
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Dismisses an event", body = "Dismissal",
			fails = { ErrorCode.UNKNOWN_USER, ErrorCode.UNKNOWN_EVENT, ErrorCode.CHANGED_MEANWHILE })
	ApiResponse<Done> dismiss(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID user, @PathVariable("event_id") UUID event, @RequestBody JsonNode body) {
		Dismissal dismissal = Dismissal.read(body);
		this.dismissals.dismiss(actor, account, new EventEntry(user, event, dismissal.evidence()), dismissal.reason());
		return ApiResponse.of(new Done());
	}

	@DeleteMapping(PATH)
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Restores a dismissed event", fails = { ErrorCode.UNKNOWN_USER, ErrorCode.UNKNOWN_EVENT })
	ApiResponse<Done> restore(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID user, @PathVariable("event_id") UUID event) {
		this.dismissals.restore(actor, account, new EventEntry(user, event, null));
		return ApiResponse.of(new Done());
	}

	@PostMapping("/dismissals")
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Dismisses many events", body = "Dismissals", fails = ErrorCode.UNKNOWN_BEHAVIOR)
	ApiResponse<BulkResult> dismissMany(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse
			.of(this.dismissals.dismiss(actor, account, Dismissals.read(body, this.behaviors.finder(account))));
	}

	@PostMapping("/dismissals/undo")
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Restores many dismissed events", body = "DismissedEvents")
	ApiResponse<BulkResult> restoreMany(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.dismissals.restore(actor, account, EventEntry.readDismissed(body)));
	}

	/** The empty result. */
	@ApiSchema("DismissalResult")
	record Done() {

	}

}
