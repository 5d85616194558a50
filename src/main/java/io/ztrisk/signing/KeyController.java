package io.ztrisk.signing;

import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Lists and rotates the keys of an account.
 */
@AccountApi
class KeyController {

	private final KeyRotation rotation;

	KeyController(KeyRotation rotation) {
		this.rotation = rotation;
	}

	@GetMapping("/signing_keys")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the keys with which messages are signed, newest first")
	ApiResponse<List<ListedKey>> list(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(this.rotation.list(account));
	}

	@PostMapping("/signing_keys/rotate")
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Signs with the next key from now on", body = "KeyRotation", fails = ErrorCode.CONFLICT)
	ApiResponse<List<ListedKey>> rotate(Actor actor, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		JsonFields root = JsonFields.of(body);
		root.only("revoke");
		boolean revoke = root.optional("revoke") != null && root.bool("revoke");
		root.problems().throwIfAny();
		return ApiResponse.of(this.rotation.rotate(actor, account, revoke));
	}

}
