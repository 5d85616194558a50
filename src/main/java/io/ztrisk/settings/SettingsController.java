package io.ztrisk.settings;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Shows and changes the settings of detection.
 */
@AccountApi
class SettingsController {

	private final SettingsService settings;

	SettingsController(SettingsService settings) {
		this.settings = settings;
	}

	@GetMapping("/settings")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Shows the settings of detection")
	ApiResponse<DetectionSettings> read(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(this.settings.of(account));
	}

	@PutMapping("/settings")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Changes settings of detection", body = "Settings")
	ApiResponse<DetectionSettings> change(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.settings.change(actor, account, new SettingsUpdate(JsonFields.of(body))));
	}

	@PostMapping("/excluded_networks")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Excludes a network from detection", body = "ExcludedNetwork")
	ApiResponse<DetectionSettings> exclude(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.settings.change(actor, account, NetworkExclusion.read(body)));
	}

}
