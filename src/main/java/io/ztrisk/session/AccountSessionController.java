package io.ztrisk.session;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.api.Rows;
import io.ztrisk.audit.Actor;
import io.ztrisk.query.ListResult;
import io.ztrisk.token.Caller;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Lists and ends the sessions of the tokens of an account.
 */
@AccountApi(ApiPaths.ACCOUNT + "/sessions")
class AccountSessionController {

	private final SessionService sessions;

	AccountSessionController(SessionService sessions) {
		this.sessions = sessions;
	}

	@GetMapping
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation("Lists the console's sessions with tokens that reach the account, oldest first")
	ApiResponse<Rows<ListedSession>> list(Caller caller, @PathVariable("account_id") AccountId account,
			@AllOnFirstPage ListRequest request) {
		ListResult<?, ListedSession> listed = this.sessions.list(caller, account, request);
		return ApiResponse.of(listed.rows(), listed.info());
	}

	@DeleteMapping("/{session_id:[0-9a-f]{32}}")
	@RequiresPermission(Permission.TOKENS_WRITE)
	@ApiOperation(value = "Ends a session of the console", fails = ErrorCode.UNKNOWN_SESSION)
	ApiResponse<EndedSession> end(Actor actor, Caller caller, @PathVariable("account_id") AccountId account,
			@PathVariable("session_id") String id) {
		this.sessions.end(actor, caller, account, id);
		return ApiResponse.of(new EndedSession(id));
	}

}
