package io.ztrisk.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/**
 * The provider of identities. Its addresses are discovered at the first sign-in, so the
 * server starts without it.
 */
@Component
class IdentityProvider {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final OidcProperties properties;

	private final Clock clock;

	/** One discovery at a time. */
	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable CodeExchange discovered;

	IdentityProvider(OidcProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * The provider as it was discovered. Nothing is kept of a failure.
	 * @throws RuntimeException if the provider does not answer, or not as it must
	 */
	CodeExchange discover() {
		CodeExchange known = this.discovered;
		if (known != null) {
			return known;
		}
		this.lock.lock();
		try {
			known = this.discovered;
			if (known == null) {
				JdkClientHttpRequestFactory requests = requests();
				known = new CodeExchange(client(configuration(requests)), requests, this.clock);
				this.discovered = known;
			}
			return known;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static JdkClientHttpRequestFactory requests() {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
		requests.setReadTimeout(TIMEOUT);
		return requests;
	}

	private Map<String, Object> configuration(JdkClientHttpRequestFactory requests) {
		String issuer = this.properties.issuer();
		Map<String, Object> configuration = RestClient.builder()
			.requestFactory(requests)
			.build()
			.get()
			.uri(StringUtils.trimTrailingCharacter(issuer, '/') + "/.well-known/openid-configuration")
			.retrieve()
			.body(new ParameterizedTypeReference<Map<String, Object>>() {
			});
		if (configuration == null || !issuer.equals(configuration.get("issuer"))) {
			throw new IllegalStateException("The provider has another issuer than ZTRISK_OIDC_ISSUER");
		}
		for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
			if (!(configuration.get(endpoint) instanceof String address) || !OidcProperties.isProtected(address)) {
				throw new IllegalStateException("The provider has no valid " + endpoint);
			}
		}
		return configuration;
	}

	private ClientRegistration client(Map<String, Object> configuration) {
		ClientRegistration.Builder client = ClientRegistrations.fromOidcConfiguration(configuration)
			.registrationId("oidc")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("{baseUrl}" + OidcConfiguration.CALLBACK)
			.clientId(this.properties.clientId())
			.clientSecret(this.properties.clientSecret())
			.scope(this.properties.scopeList());
		if (this.properties.clientSecret().isBlank()) {
			client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
		}
		return client.build();
	}

}
