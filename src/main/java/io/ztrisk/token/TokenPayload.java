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
 * @param expiresOn left out if the token does not expire
 * @param modifiedOn the time of the last change, or of the creation
 * @param value shown once, when the token is created
 */
@ApiSchema("Token")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPayload(String id, String name, TokenStatus status, Set<Permission> permissions,
		Collection<String> accounts, List<TokenPolicy> policies, @Nullable Instant expiresOn, Instant issuedOn,
		Instant modifiedOn, @Nullable String value) {

	static TokenPayload of(Token token, Instant now, @Nullable String value) {
		return of(token.id(), token.settings(), token.issuedOn(), token.modifiedOn(), now, value);
	}

	/**
	 * A token.
	 * @param settings its name and rights
	 * @param now decides whether it has expired
	 */
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
