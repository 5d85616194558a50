package io.ztrisk.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import io.ztrisk.format.Sha256;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * A sign-in that has begun. Its state, nonce and code verifier derive from the value of
 * its cookie, so the server stores nothing.
 *
 * @param value of the cookie: 256 random bits
 * @param redirectUri the address of the callback
 */
record SignIn(String value, String redirectUri) {

	/** Whether the state that a provider sent back is that of this sign-in. */
	boolean hasState(@Nullable String state) {
		return state != null && MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8),
				state().getBytes(StandardCharsets.UTF_8));
	}

	String state() {
		return derive("state:");
	}

	/** The request for a code. The callback makes the same one again. */
	OAuth2AuthorizationRequest request(ClientRegistration client) {
		String nonce = derive("nonce:");
		String verifier = derive("verifier:");
		return OAuth2AuthorizationRequest.authorizationCode()
			.clientId(client.getClientId())
			.authorizationUri(Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
			.redirectUri(this.redirectUri)
			.scopes(client.getScopes())
			.state(state())
			.attributes(Map.of(OAuth2ParameterNames.REGISTRATION_ID, client.getRegistrationId(),
					OidcParameterNames.NONCE, nonce, PkceParameterNames.CODE_VERIFIER, verifier))
			.additionalParameters(Map.of(OidcParameterNames.NONCE, hash(nonce), PkceParameterNames.CODE_CHALLENGE,
					hash(verifier), PkceParameterNames.CODE_CHALLENGE_METHOD, "S256"))
			.build();
	}

	private String derive(String prefix) {
		return hash(prefix + this.value);
	}

	private static String hash(String text) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(Sha256.digest().digest(text.getBytes(StandardCharsets.US_ASCII)));
	}

}
