package io.ztrisk.signing;

import java.time.Duration;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.limit.RequestBulkhead;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes the keys of accounts to receivers, which have no token.
 */
@RestController
class JwksController {

	private static final Duration CACHED = Duration.ofHours(1);

	private final SigningKeys keys;

	private final RequestBulkhead calls;

	JwksController(SigningKeys keys, RequestBulkhead calls) {
		this.keys = keys;
		this.calls = calls;
	}

	@GetMapping(ApiPaths.SSF + "/jwks.json")
	@PermitAll
	ResponseEntity<String> get(HttpServletRequest request, @PathVariable("account_id") AccountId account) {
		this.calls.acquire(request);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.maxAge(CACHED))
			.body(this.keys.published(account));
	}

}
