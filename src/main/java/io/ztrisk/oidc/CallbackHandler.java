package io.ztrisk.oidc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.Permission;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.session.SessionCookie;
import io.ztrisk.session.SessionService;
import io.ztrisk.token.Caller;
import io.ztrisk.token.TokenGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * Ends a sign-in: checks what the provider sends by the browser, and begins a session.
 */
@Component
class CallbackHandler extends LoginHandler {

	private final IdentityProvider provider;

	private final OidcProperties properties;

	private final LoginCookie cookie;

	private final SessionCookie session;

	private final SessionService sessions;

	private final TokenGenerator values;

	CallbackHandler(ConsoleOrigin console, @Qualifier("signInBulkhead") Bulkhead signIns, IdentityProvider provider,
			OidcProperties properties, LoginCookie cookie, SessionCookie session, SessionService sessions,
			TokenGenerator values) {
		super(console, signIns);
		this.provider = provider;
		this.properties = properties;
		this.cookie = cookie;
		this.session = session;
		this.sessions = sessions;
		this.values = values;
	}

	/** The cookie is used once, whatever comes of it. */
	@Override
	String step(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> value = this.cookie.read(request);
		if (value.isEmpty()) {
			return SignInFailure.EXPIRED.page();
		}
		this.cookie.remove(request, response);
		SignIn signIn = signIn(request, value.get());
		if (!signIn.hasState(request.getParameter("state"))) {
			throw new IllegalStateException("The state is that of no sign-in of the browser");
		}
		if (OAuth2ErrorCodes.ACCESS_DENIED.equals(request.getParameter("error"))) {
			return SignInFailure.DENIED.page();
		}
		String code = request.getParameter("code");
		if (code == null || code.isEmpty()) {
			throw new IllegalStateException("The provider sent no code");
		}
		return begin(this.provider.discover().exchange(signIn, code), request, response);
	}

	private String begin(Person person, HttpServletRequest request, HttpServletResponse response) {
		Map<String, Set<Permission>> grants = Grants.parse(this.properties.grants())
			.of(person.groups(this.properties.groupsClaim()));
		if (grants.isEmpty()) {
			return SignInFailure.NO_GRANT.page();
		}
		String id = person.id(this.properties.issuer());
		String value = this.sessions.begin(id, Caller.person(id, person.name(), grants));
		this.session.read(request).map(this.values::hash).ifPresent(this.sessions::end);
		this.session.write(request, response, value);
		return "/console/";
	}

}
