package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A token in the API.
 *
 * @param policies the permissions and accounts as in Cloudflare's API
 * @param value only in the response that creates the token
 */
@ApiSchema("Token")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPayload(String id, String name, TokenStatus status, Set<Permission> permissions,
		Collection<String> accounts, List<TokenPolicy> policies, @Nullable Instant expiresOn, Instant issuedOn,
		Instant modifiedOn, @Nullable String value) {

	static TokenPayload of(Token token, Instant now, @Nullable String value) {
		return of(token.id(), token.settings(), token.issuedOn(), token.modifiedOn(), now, value);
	}

	static TokenPayload of(String id, TokenSettings settings, Instant issuedOn, Instant modifiedOn, Instant now,
			@Nullable String value) {
		return new TokenPayload(id, settings.name(), status(settings, now), settings.permissions(), settings.accounts(),
				List.of(TokenPolicy.of(id, settings.permissions(), settings.accounts())), settings.expiresOn(),
				issuedOn, modifiedOn, value);
	}

	private static TokenStatus status(TokenSettings settings, Instant now) {
		if (settings.disabled()) {
			return TokenStatus.DISABLED;
		}
		return (settings.expiresOn() != null && !now.isBefore(settings.expiresOn())) ? TokenStatus.EXPIRED
				: TokenStatus.ACTIVE;
	}

}
