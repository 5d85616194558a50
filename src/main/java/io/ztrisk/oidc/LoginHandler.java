package io.ztrisk.oidc;

import java.io.IOException;

import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.limit.Bulkhead;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.servlet.support.WebContentGenerator;

/**
 * A step of a sign-in. It always redirects the browser; a failure is in the log, and no
 * text of the provider is in the answer.
 */
abstract class LoginHandler extends WebContentGenerator implements HttpRequestHandler {

	private final ConsoleOrigin console;

	private final Bulkhead signIns;

	LoginHandler(ConsoleOrigin console, Bulkhead signIns) {
		super(HttpMethod.GET.name());
		this.console = console;
		this.signIns = signIns;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		checkRequest(request);
		String location;
		try (Bulkhead.Permit _ = this.signIns.acquire(1)) {
			location = step(request, response);
		}
		catch (RuntimeException ex) {
			this.logger.warn("A sign-in by OpenID Connect failed: " + reason(ex));
			location = SignInFailure.FAILED.page();
		}
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.LOCATION, location);
	}

	/** Does the step, and returns the address to redirect to. */
	abstract String step(HttpServletRequest request, HttpServletResponse response);

	SignIn signIn(HttpServletRequest request, String value) {
		return new SignIn(value, this.console.of(request).orElseThrow() + OidcConfiguration.CALLBACK);
	}

	/** Without what the provider wrote, since it can have personal data. */
	private static String reason(RuntimeException failure) {
		String reason = switch (failure) {
			case OAuth2AuthenticationException oauth -> oauth.getError().getErrorCode();
			case RestClientResponseException answer -> "status " + answer.getStatusCode();
			default -> failure.toString();
		};
		return reason.replaceAll("\\p{Cntrl}", " ");
	}

}
