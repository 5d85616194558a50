package io.ztrisk.oidc;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Exchanges a code for an ID token by the code of Spring Security, which checks the
 * token's signature, issuer, audience, nonce and expiry. A minute of clock skew is
 * allowed. The claims are those of the ID token; the user info endpoint is not asked.
 */
class CodeExchange {

	private final ClientRegistration client;

	private final OidcAuthorizationCodeAuthenticationProvider provider;

	CodeExchange(ClientRegistration client, ClientHttpRequestFactory requests, Clock clock) {
		this.client = client;
		RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
		tokens.setRestClient(RestClient.builder()
			.requestFactory(requests)
			.configureMessageConverters((converters) -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		this.provider = new OidcAuthorizationCodeAuthenticationProvider(tokens,
				(request) -> new DefaultOidcUser(List.of(), request.getIdToken()));
		JwtDecoder decoder = decoder(client, requests, clock);
		this.provider.setJwtDecoderFactory((_) -> decoder);
	}

	/** Accepts every algorithm with a public key. */
	private static JwtDecoder decoder(ClientRegistration client, ClientHttpRequestFactory requests, Clock clock) {
		String keys = Objects.requireNonNull(client.getProviderDetails().getJwkSetUri());
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
			.jwsAlgorithms((algorithms) -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
			.restOperations(new RestTemplate(requests))
			.build();
		OidcIdTokenValidator idTokens = new OidcIdTokenValidator(client);
		idTokens.setClock(clock);
		JwtTimestampValidator times = new JwtTimestampValidator();
		times.setClock(clock);
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, idTokens));
		decoder
			.setClaimSetConverter(new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
		return decoder;
	}

	/** The address of the provider at which a sign-in goes on. */
	String address(SignIn signIn) {
		return signIn.request(this.client).getAuthorizationRequestUri();
	}

	/**
	 * The person for whom the provider sent a code.
	 * @throws org.springframework.security.core.AuthenticationException if the provider
	 * refuses the code, or the ID token is not valid
	 */
	Person exchange(SignIn signIn, String code) {
		OAuth2AuthorizationRequest request = signIn.request(this.client);
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
			.redirectUri(signIn.redirectUri())
			.state(signIn.state())
			.build();
		if (this.provider
			.authenticate(new OAuth2LoginAuthenticationToken(this.client,
					new OAuth2AuthorizationExchange(request, response))) instanceof OAuth2LoginAuthenticationToken done
				&& done.getPrincipal() instanceof OAuth2User user) {
			return new Person(user.getAttributes());
		}
		throw new IllegalStateException("The provider sent no ID token");
	}

}
