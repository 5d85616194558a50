package io.ztrisk.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A token on the wire.
 *
 * @param expiresOn left out if it never does
 * @param value shown once, when the token is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPayload(String id, String name, Status status, Set<Permission> permissions, Collection<String> accounts,
		@Nullable Instant expiresOn, Instant issuedOn, @Nullable String value) {

	static TokenPayload of(Token token, Instant now, @Nullable String value) {
		return new TokenPayload(token.id(), token.name(), token.isExpired(now) ? Status.EXPIRED : Status.ACTIVE,
				token.permissions(), token.accounts(), token.expiresOn(), token.issuedOn(), value);
	}

	/**
	 * Whether a token can be used.
	 */
	enum Status {

		/** It can. */
		ACTIVE,

		/** Its time has passed. */
		EXPIRED;

		@JsonValue
		String wire() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
