package io.ztrisk.access;

import java.util.Locale;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.token.Caller;

/**
 * A token as a user, for clients that ask for the current user.
 *
 * @param id the id of the token
 * @param email derived from the name of the token; it receives no mail
 */
@ApiSchema("TokenUser")
record TokenUser(String id, String email) {

	private static final int MAX_LENGTH = 64;

	static TokenUser of(Caller caller) {
		String name = caller.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		String local = name.substring(0, Math.min(MAX_LENGTH, name.length())).replaceAll("^-|-$", "");
		return new TokenUser(caller.id(), (local.isEmpty() ? "token" : local) + "@ztrisk.invalid");
	}

}
