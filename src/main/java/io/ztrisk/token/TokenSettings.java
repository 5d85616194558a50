package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The name and rights of a token.
 *
 * @param name the name for people
 * @param permissions at least one
 * @param accounts at least one, or only {@link Caller#ALL_ACCOUNTS}
 * @param expiresOn null for never
 * @param disabled whether the token is refused until it is active again
 */
record TokenSettings(String name, Set<Permission> permissions, Collection<String> accounts, @Nullable Instant expiresOn,
		boolean disabled) {

	boolean isUsable(Instant now) {
		return !this.disabled && (this.expiresOn == null || this.expiresOn.isAfter(now));
	}

	/** All permissions in all accounts, without an expiry. */
	static TokenSettings unlimited(String name) {
		return new TokenSettings(name, EnumSet.allOf(Permission.class), Set.of(Caller.ALL_ACCOUNTS), null, false);
	}

}
