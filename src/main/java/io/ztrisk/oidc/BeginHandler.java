package io.ztrisk.oidc;

import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.token.TokenGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Begins a sign-in: redirects the browser to the provider.
 */
@Component
class BeginHandler extends LoginHandler {

	private final IdentityProvider provider;

	private final LoginCookie cookie;

	private final TokenGenerator values;

	BeginHandler(ConsoleOrigin console, @Qualifier("signInBulkhead") Bulkhead signIns, IdentityProvider provider,
			LoginCookie cookie, TokenGenerator values) {
		super(console, signIns);
		this.provider = provider;
		this.cookie = cookie;
		this.values = values;
	}

	@Override
	String step(HttpServletRequest request, HttpServletResponse response) {
		String value = this.values.newValue();
		String address = this.provider.discover().address(signIn(request, value));
		this.cookie.write(request, response, value);
		return address;
	}

}
