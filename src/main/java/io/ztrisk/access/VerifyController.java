package io.ztrisk.access;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.token.Caller;
import io.ztrisk.token.TokenStatus;

import org.springframework.web.bind.annotation.GetMapping;

/**
 * Verifies tokens. A call with an invalid token is refused before it gets here.
 */
@AccountApi("")
class VerifyController {

	private static final String VERIFY = "/tokens/verify";

	private static final ApiResponse.Message VALID = new ApiResponse.Message(10000,
			"This API Token is valid and active", null);

	@GetMapping({ "/user" + VERIFY, ApiPaths.ACCOUNT + VERIFY })
	@ApiOperation(value = "Confirms that the token is valid", message = true)
	ApiResponse<VerifiedToken> verify(Caller caller) {
		return ApiResponse.of(new VerifiedToken(caller.id(), TokenStatus.ACTIVE), VALID);
	}

	@GetMapping("/user")
	@ApiOperation("Shows the token as a user")
	ApiResponse<TokenUser> user(Caller caller) {
		return ApiResponse.of(TokenUser.of(caller));
	}

	/** A token that is valid. */
	@ApiSchema("VerifiedToken")
	record VerifiedToken(String id, TokenStatus status) {

	}

}
