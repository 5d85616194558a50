package io.ztrisk.token;

import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.api.Rows;
import io.ztrisk.audit.Actor;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Manages the tokens of an account.
 */
@AccountApi(ApiPaths.ACCOUNT + "/tokens")
class TokenController {

	private static final String TOKEN = "/{token_id:[0-9a-f]{32}}";

	private final TokenService tokens;

	TokenController(TokenService tokens) {
		this.tokens = tokens;
	}

	@PostMapping
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Creates a token", body = "Token")
	ApiResponse<TokenPayload> make(Actor actor, Caller caller, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		return ApiResponse.of(this.tokens.make(actor, caller, account, new TokenRequest(body)));
	}

	@GetMapping
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation("Lists the tokens that reach the account, oldest first")
	ApiResponse<Rows<TokenPayload>> list(Caller caller, @PathVariable("account_id") AccountId account,
			@AllOnFirstPage ListRequest request) {
		ListResult<?, TokenPayload> tokens = this.tokens.list(caller, account, request);
		return ApiResponse.of(tokens.rows(), tokens.info());
	}

	@GetMapping("/permission_groups")
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation("Lists the permissions of tokens")
	ApiResponse<List<PermissionGroup>> permissionGroups(@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String scope, @AllOnFirstPage ListRequest request) {
		var part = request.part(PermissionGroup.all(name, scope));
		return ApiResponse.of(part.rows(), part.info());
	}

	@GetMapping(TOKEN)
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Shows a token", fails = ErrorCode.UNKNOWN_TOKEN)
	ApiResponse<TokenPayload> get(Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("token_id") String id) {
		return ApiResponse.of(this.tokens.get(caller, account, id));
	}

	@PutMapping(TOKEN)
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Changes a token", body = "TokenChange", fails = ErrorCode.UNKNOWN_TOKEN)
	ApiResponse<TokenPayload> change(Actor actor, Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("token_id") String id, @RequestBody JsonNode body) {
		return ApiResponse.of(this.tokens.change(actor, caller, account, id, new TokenRequest(body)));
	}

	@DeleteMapping(TOKEN)
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Deletes a token", fails = ErrorCode.UNKNOWN_TOKEN)
	ApiResponse<DeletedToken> delete(Actor actor, Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("token_id") String id) {
		this.tokens.delete(actor, caller, account, id);
		return ApiResponse.of(new DeletedToken(id));
	}

	@PutMapping(TOKEN + "/value")
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Gives a token a new value", fails = ErrorCode.UNKNOWN_TOKEN)
	ApiResponse<String> roll(Actor actor, Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("token_id") String id) {
		return ApiResponse.of(this.tokens.roll(actor, caller, account, id));
	}

	/** A deleted token. */
	@ApiSchema("DeletedToken")
	record DeletedToken(String id) {

	}

}
