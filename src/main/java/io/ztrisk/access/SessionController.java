package io.ztrisk.access;

import java.nio.ByteBuffer;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.JsonFields;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.session.CurrentSession;
import io.ztrisk.session.EndedSession;
import io.ztrisk.session.SessionCookie;
import io.ztrisk.session.SessionService;
import io.ztrisk.token.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Signs a browser in and out.
 */
@AccountApi(ApiPaths.SESSION)
class SessionController {

	private static final int MAX_LENGTH = 1000;

	private final SessionService sessions;

	private final SessionAuthenticator authentication;

	private final SessionCookie cookie;

	private final Authenticator tokens;

	private final Bulkhead lookUps;

	SessionController(SessionService sessions, SessionAuthenticator authentication, SessionCookie cookie,
			Authenticator tokens, @Qualifier("lookUpBulkhead") Bulkhead lookUps) {
		this.sessions = sessions;
		this.authentication = authentication;
		this.cookie = cookie;
		this.tokens = tokens;
		this.lookUps = lookUps;
	}

	/**
	 * Begins a session with a new cookie. The session that the browser had ends.
	 * @throws ApiException if the token is not valid
	 */
	@PostMapping
	@PermitAll
	ApiResponse<CurrentSession> begin(@RequestBody JsonNode body, HttpServletRequest request,
			HttpServletResponse response) {
		JsonFields fields = JsonFields.of(body);
		fields.only("token");
		String token = fields.string("token", MAX_LENGTH);
		fields.problems().throwIfAny();
		ByteBuffer hash = this.tokens.hash(token);
		Caller caller;
		try (Bulkhead.Permit _ = this.lookUps.acquire(1)) {
			caller = this.tokens.authenticate(hash);
		}
		SessionService.Begun begun = this.sessions.begin(caller, hash.array());
		this.authentication.end(request);
		this.cookie.write(request, response, begun.value());
		return ApiResponse.of(begun.session());
	}

	@GetMapping
	ApiResponse<CurrentSession> get(Caller caller) {
		return ApiResponse.of(this.sessions.current(caller));
	}

	@DeleteMapping
	ApiResponse<EndedSession> end(Caller caller, HttpServletRequest request, HttpServletResponse response) {
		CurrentSession session = this.sessions.current(caller);
		this.authentication.end(request);
		this.cookie.remove(request, response);
		return ApiResponse.of(new EndedSession(session.id()));
	}

}
