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
 * @param name for a person
 * @param permissions at least one
 * @param accounts at least one, or the one entry {@link Caller#ALL_ACCOUNTS}
 * @param expiresOn null for never
 * @param disabled whether the token is refused for now
 */
record TokenSettings(String name, Set<Permission> permissions, Collection<String> accounts, @Nullable Instant expiresOn,
		boolean disabled) {

	/** All permissions in all accounts, for ever. */
	static TokenSettings unlimited(String name) {
		return new TokenSettings(name, EnumSet.allOf(Permission.class), Set.of(Caller.ALL_ACCOUNTS), null, false);
	}

}
