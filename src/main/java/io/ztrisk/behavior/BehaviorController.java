package io.ztrisk.behavior;

import java.util.Map;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Lists and changes behaviours.
 */
@AccountApi
class BehaviorController {

	private final BehaviorSettingRepository settings;

	private final BehaviorService behaviors;

	BehaviorController(BehaviorSettingRepository settings, BehaviorService behaviors) {
		this.settings = settings;
		this.behaviors = behaviors;
	}

	@GetMapping("/behaviors")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the behaviours of the account")
	ApiResponse<BehaviorList> read(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(BehaviorList.of(this.settings.of(account)));
	}

	@PutMapping("/behaviors")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Changes behaviours", body = "Behaviors", fails = ErrorCode.UNKNOWN_BEHAVIOR)
	ApiResponse<BehaviorList> update(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		Map<Behavior, BehaviorSetting> updated = this.behaviors.configure(actor, account, BehaviorUpdate.read(body));
		return ApiResponse.of(BehaviorList.of(updated));
	}

}
