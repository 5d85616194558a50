package io.ztrisk.access;

import java.util.Locale;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.token.Caller;

/**
 * A token as a user, for clients that ask for the present user.
 *
 * @param id the id of the token
 * @param email made of the name of the token; no mail is delivered there
 */
@ApiSchema("TokenUser")
record TokenUser(String id, String email) {

	private static final int MOST = 64;

	static TokenUser of(Caller caller) {
		String name = caller.tokenName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		String local = name.substring(0, Math.min(MOST, name.length())).replaceAll("^-|-$", "");
		return new TokenUser(caller.tokenId(), (local.isEmpty() ? "token" : local) + "@ztrisk.invalid");
	}

}
