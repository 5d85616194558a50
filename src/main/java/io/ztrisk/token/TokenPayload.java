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
 * A token on the wire.
 *
 * @param policies what the permissions and accounts are in Cloudflare's words
 * @param expiresOn left out if it never does
 * @param modifiedOn when it was changed last, or else made
 * @param value shown once, when the token is made
 */
@ApiSchema("Token")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPayload(String id, String name, TokenStatus status, Set<Permission> permissions,
		Collection<String> accounts, List<TokenPolicy> policies, @Nullable Instant expiresOn, Instant issuedOn,
		Instant modifiedOn, @Nullable String value) {

	static TokenPayload of(Token token, Instant now, @Nullable String value) {
		return of(token.id(), token.asRequest(), token.issuedOn(), token.modifiedOn(), now, value);
	}

	/**
	 * A token.
	 * @param state what it is
	 * @param now decides whether it has expired
	 */
	static TokenPayload of(String id, TokenRequest state, Instant issuedOn, Instant modifiedOn, Instant now,
			@Nullable String value) {
		return new TokenPayload(id, state.name(), status(state, now), state.permissions(), state.accounts(),
				List.of(TokenPolicy.of(id, state.permissions(), state.accounts())), state.expiresOn(), issuedOn,
				modifiedOn, value);
	}

	private static TokenStatus status(TokenRequest state, Instant now) {
		if (state.disabled()) {
			return TokenStatus.DISABLED;
		}
		return (state.expiresOn() != null && !now.isBefore(state.expiresOn())) ? TokenStatus.EXPIRED
				: TokenStatus.ACTIVE;
	}

}
