package io.ztrisk.ssf;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.limit.RequestBulkhead;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Tells receivers where the calls of the transmitter are (SSF 1.0, section 7.1).
 */
@SsfApi
class SsfConfigurationController {

	private final ConsoleOrigin origin;

	private final RequestBulkhead calls;

	SsfConfigurationController(ConsoleOrigin origin, RequestBulkhead calls) {
		this.origin = origin;
		this.calls = calls;
	}

	@GetMapping("/.well-known/ssf-configuration" + ApiPaths.SSF)
	@PermitAll
	ResponseEntity<SsfConfiguration> get(HttpServletRequest request, @PathVariable("account_id") AccountId account) {
		this.calls.acquire(request);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(SsfConfiguration
				.of(StreamConfig.issuer(this.origin.requireConfigured().toString(), account.value())));
	}

	/**
	 * The configuration of a transmitter.
	 *
	 * @param defaultSubjects a stream has the events of all users
	 */
	record SsfConfiguration(List<AuthorizationScheme> authorizationSchemes, String configurationEndpoint,
			String defaultSubjects, List<String> deliveryMethodsSupported, String issuer, String jwksUri,
			String specVersion, String statusEndpoint, String verificationEndpoint) {

		private static SsfConfiguration of(String issuer) {
			return new SsfConfiguration(List.of(new AuthorizationScheme("urn:ietf:rfc:6749")), issuer + "/stream",
					"ALL", List.of(StreamPayload.PUSH, StreamPayload.POLL), issuer, issuer + "/jwks.json", "1_0",
					issuer + "/status", issuer + "/verify");
		}

	}

	/** How receivers authenticate themselves. */
	record AuthorizationScheme(String specUrn) {

	}

}
