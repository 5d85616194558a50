package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.util.Optional;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.session.ConsoleSession;
import io.ztrisk.session.SessionCookie;
import io.ztrisk.session.SessionService;
import io.ztrisk.token.Caller;
import io.ztrisk.token.TokenGenerator;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Authenticates calls of the console by their sessions. Each call looks its session up,
 * so that an end holds at once on every server. A session of a token may do what the
 * token may do at the moment of the call.
 */
@Component
class SessionAuthenticator {

	private final SessionCookie cookie;

	private final SessionService sessions;

	private final Authenticator tokens;

	private final TokenGenerator values;

	private final ConsoleOrigin console;

	private final KnownHashes known;

	SessionAuthenticator(SessionCookie cookie, SessionService sessions, Authenticator tokens, TokenGenerator values,
			ConsoleOrigin console, @Qualifier("lookUpBulkhead") Bulkhead lookUps, RequestBulkhead calls) {
		this.cookie = cookie;
		this.sessions = sessions;
		this.tokens = tokens;
		this.values = values;
		this.console = console;
		this.known = new KnownHashes(lookUps, calls);
	}

	/**
	 * Checks that a call which may change something comes from a page of the console. No
	 * form can set the header, and no other origin may.
	 */
	void requireOrigin(HttpServletRequest request) {
		String method = request.getMethod();
		if (method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name())) {
			return;
		}
		Optional<String> origin = this.console.of(request).map(ConsoleOrigin.Origin::toString);
		if (!"1".equals(request.getHeader("X-Ztrisk-Console"))
				|| !origin.equals(Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)))) {
			throw new ApiException(ErrorCode.REFUSED_ORIGIN);
		}
	}

	/**
	 * The caller of a session. A call of a page that only refreshes itself is no use of
	 * the session.
	 */
	Caller authenticate(HttpServletRequest request) {
		byte[] hash = this.cookie.read(request).map(this.values::hash).orElseThrow(SessionAuthenticator::notSignedIn);
		ConsoleSession session = this.known.lookUp(ByteBuffer.wrap(hash), request, () -> find(hash));
		Caller caller = caller(session);
		if (!"1".equals(request.getHeader("X-Ztrisk-Poll"))) {
			this.sessions.use(session);
		}
		return caller.in(session.id());
	}

	/** Ends the session that a browser has, if it has one. */
	void end(HttpServletRequest request) {
		this.cookie.read(request).map(this.values::hash).ifPresent(this.sessions::end);
	}

	private ConsoleSession find(byte[] hash) {
		Optional<ConsoleSession> found = this.sessions.find(hash);
		this.known.record(ByteBuffer.wrap(hash), found.isPresent());
		return found.orElseThrow(SessionAuthenticator::notSignedIn);
	}

	private Caller caller(ConsoleSession session) {
		Optional<Caller> person = session.person();
		if (person.isPresent()) {
			return person.get();
		}
		try {
			return this.tokens.authenticate(ByteBuffer.wrap(session.tokenHash()));
		}
		catch (ApiException ex) {
			throw (ex.code() == ErrorCode.AUTHENTICATION) ? notSignedIn() : ex;
		}
	}

	private static ApiException notSignedIn() {
		return new ApiException(ErrorCode.NOT_SIGNED_IN);
	}

}
