package io.ztrisk.behavior;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists, shows, makes, changes and deletes behaviours.
 */
@AccountApi
class BehaviorController {

	private final BehaviorRepository settings;

	private final BehaviorService behaviors;

	private final CustomBehaviorService custom;

	private final RuleCheck rules;

	BehaviorController(BehaviorRepository settings, BehaviorService behaviors, CustomBehaviorService custom,
			RuleCheck rules) {
		this.settings = settings;
		this.behaviors = behaviors;
		this.custom = custom;
		this.rules = rules;
	}

	@GetMapping("/behaviors")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Lists the behaviours of the account", fails = ErrorCode.INVALID_PARAMETER)
	ApiResponse<BehaviorList> read(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String all) {
		if (all != null && !all.equals("true")) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "all must be true");
		}
		Map<Behavior, ConfiguredBehavior> listed = this.settings.of(account);
		if (all == null) {
			return ApiResponse.of(BehaviorList.of(listed));
		}
		Map<Behavior, ConfiguredBehavior> behaviors = new TreeMap<>(BehaviorCatalogue.all());
		behaviors.putAll(listed);
		return ApiResponse.of(BehaviorList.of(behaviors));
	}

	@PutMapping("/behaviors")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Changes behaviours", body = "Behaviors", fails = ErrorCode.UNKNOWN_BEHAVIOR)
	ApiResponse<BehaviorList> update(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		Map<Behavior, ConfiguredBehavior> updated = this.behaviors.configure(actor, account,
				BehaviorUpdate.read(body, this.settings.finder(account)));
		return ApiResponse.of(BehaviorList.of(updated));
	}

	@GetMapping("/behaviors/{key:.+}")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Shows a behaviour and its rule", fails = ErrorCode.BEHAVIOR_NOT_FOUND)
	ApiResponse<BehaviorDetails> details(@PathVariable("account_id") AccountId account,
			@PathVariable("key") String key) {
		return ApiResponse.of(this.custom.details(account, key));
	}

	@PutMapping("/behaviors/{key:.+}")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Makes or replaces a behaviour of the account", body = "BehaviorDefinition",
			fails = ErrorCode.UNKNOWN_BEHAVIOR)
	ApiResponse<BehaviorDetails> define(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("key") String key, @RequestBody JsonNode body) {
		return ApiResponse.of(this.custom.define(actor, account, key,
				() -> BehaviorDefinition.read(account, new Behavior(key), body, this.rules)));
	}

	@DeleteMapping("/behaviors/{key:.+}")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Deletes a behaviour of the account",
			fails = { ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.BEHAVIOR_NOT_FOUND })
	ApiResponse<Deleted> delete(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("key") String key) {
		this.custom.delete(actor, account, key);
		return ApiResponse.of(new Deleted());
	}

	/** The behaviours of an account by key. */
	@ApiSchema("Behaviors")
	record BehaviorList(SortedMap<String, ConfiguredBehavior> behaviors) {

		static BehaviorList of(Map<Behavior, ConfiguredBehavior> configuration) {
			SortedMap<String, ConfiguredBehavior> behaviors = new TreeMap<>();
			configuration.forEach((behavior, configured) -> behaviors.put(behavior.key(), configured));
			return new BehaviorList(behaviors);
		}

	}

	/** A deleted behaviour. */
	@ApiSchema("DeletedBehavior")
	record Deleted() {

	}

}
