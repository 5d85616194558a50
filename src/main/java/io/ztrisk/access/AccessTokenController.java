package io.ztrisk.access;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.body.LimitedInputStream;
import io.ztrisk.database.KnownFailure;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RateLimiter;
import io.ztrisk.limit.RequestBodies;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.token.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives an access token for a token, by the grant of client credentials (RFC 6749,
 * section 4.4).
 */
@RestController
class AccessTokenController {

	private static final int MAX_BYTES = 64 << 10;

	/** The scopes by the permissions that they stand for. */
	private static final List<Permission> SCOPES = List.of(Permission.SSF_READ, Permission.SSF_MANAGE);

	private final Authenticator authenticator;

	private final AccessTokens accessTokens;

	private final RequestBodies bodies;

	private final Bulkhead lookUps;

	private final RequestBulkhead calls;

	private final RateLimiter rates;

	AccessTokenController(Authenticator authenticator, AccessTokens accessTokens, RequestBodies bodies,
			@Qualifier("lookUpBulkhead") Bulkhead lookUps, RequestBulkhead calls, RateLimiter rates) {
		this.authenticator = authenticator;
		this.accessTokens = accessTokens;
		this.bodies = bodies;
		this.lookUps = lookUps;
		this.calls = calls;
		this.rates = rates;
	}

	@PostMapping(ApiPaths.SSF + "/token")
	@PermitAll
	ResponseEntity<?> grant(HttpServletRequest request, HttpServletResponse response,
			@PathVariable("account_id") AccountId account) throws IOException {
		try {
			ClientCredentials client = ClientCredentials.read(request, body(request));
			Caller caller = authenticate(client);
			this.calls.acquire(request);
			this.rates.count(caller.countedId(), response);
			Set<Permission> granted = granted(caller, account, client.scope());
			return answer(HttpStatus.OK).body(new Granted(this.accessTokens.issue(client.id(), account, granted),
					AccessTokens.LIFETIME.toSeconds(), scope(granted), "Bearer"));
		}
		catch (GrantException ex) {
			ResponseEntity.BodyBuilder answer = answer(ex.error().equals(GrantException.INVALID_CLIENT)
					? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
			if (ex.error().equals(GrantException.INVALID_CLIENT)) {
				answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ztrisk\"");
			}
			return answer.body(new Refused(ex.error(), ex.description()));
		}
		catch (RuntimeException ex) {
			ApiException failure = KnownFailure.of(ex).orElseThrow(() -> ex);
			return answer(failure.code().status()).body(new Refused(
					failure.code().status().is5xxServerError() ? "temporarily_unavailable" : "invalid_request",
					failure.errors().getFirst().message()));
		}
	}

	private byte[] body(HttpServletRequest request) throws IOException {
		try (InputStream body = new LimitedInputStream(this.bodies.open(request, MAX_BYTES), MAX_BYTES)) {
			return body.readAllBytes();
		}
	}

	private Caller authenticate(ClientCredentials client) throws GrantException {
		try (Bulkhead.Permit _ = this.lookUps.acquire(1)) {
			return Optional.of(this.authenticator.authenticate(this.authenticator.hash(client.value())))
				.filter((caller) -> client.id().equals(caller.tokenId()))
				.orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
		}
		catch (ApiException ex) {
			if (ex.code() == ErrorCode.AUTHENTICATION) {
				throw new GrantException(GrantException.INVALID_CLIENT, "Unknown token id or value");
			}
			throw ex;
		}
	}

	private static Set<Permission> granted(Caller caller, AccountId account, String scope) throws GrantException {
		Set<Permission> held = SCOPES.stream()
			.filter((permission) -> caller.reaches(account.value())
					&& caller.mayAll(Set.of(permission), account.value()))
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
		Set<Permission> wanted = scope.isBlank() ? held : parse(scope);
		if (held.isEmpty() || wanted.isEmpty() || !held.containsAll(wanted)) {
			throw new GrantException(GrantException.INVALID_SCOPE, "The token may have the scopes: " + scope(held));
		}
		return wanted;
	}

	private static Set<Permission> parse(String scope) throws GrantException {
		Set<Permission> wanted = EnumSet.noneOf(Permission.class);
		for (String word : scope.trim().split(" +")) {
			wanted.add(SCOPES.stream()
				.filter((permission) -> word(permission).equals(word))
				.findFirst()
				.orElseThrow(
						() -> new GrantException(GrantException.INVALID_SCOPE, "Scopes are ssf.read, ssf.manage")));
		}
		return wanted;
	}

	private static String scope(Set<Permission> permissions) {
		return permissions.stream().map(AccessTokenController::word).collect(Collectors.joining(" "));
	}

	private static String word(Permission permission) {
		return permission.wire().replace('_', '.');
	}

	private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore());
	}

	/**
	 * An access token.
	 *
	 * @param expiresIn in seconds
	 */
	private record Granted(String accessToken, long expiresIn, String scope, String tokenType) {

	}

	/** An error of RFC 6749, section 5.2. */
	private record Refused(String error, String errorDescription) {

	}

}
