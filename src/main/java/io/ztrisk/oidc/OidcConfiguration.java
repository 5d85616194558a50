package io.ztrisk.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.ztrisk.console.LoginRoutes;
import io.ztrisk.session.PersonIssuer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;

/**
 * The provider of single sign-on and its routes. They exist only if there is one, except
 * the route that tells whether there is.
 */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

	private static final String LOGIN = "/console/login";

	static final String CALLBACK = LOGIN + "/callback";

	@Bean
	LoginRoutes loginRoutes(OidcProperties properties, BeginHandler begin, CallbackHandler callback) {
		HttpRequestHandler kinds = kinds(properties.isOn());
		return new LoginRoutes(properties.isOn() ? Map.of(LOGIN, kinds, LOGIN + "/oidc", begin, CALLBACK, callback)
				: Map.of(LOGIN, kinds));
	}

	@Bean
	PersonIssuer personIssuer(OidcProperties properties) {
		return new PersonIssuer(properties.issuer());
	}

	/** Tells the page of the console whether to offer single sign-on. */
	private static HttpRequestHandler kinds(boolean oidc) {
		byte[] body = "{\"oidc\":%s}".formatted(oidc).getBytes(StandardCharsets.US_ASCII);
		return (request, response) -> {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		};
	}

}
