package io.ztrisk.testmode;

import java.util.Optional;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiPaths;

/**
 * A route below an account. The names of its variables and their expressions do not
 * count, so that a caller may name the variables as the documentation does.
 *
 * @param path without the account and without a leading slash
 */
record AccountRoute(String path) {

	/** A variable, whose expression may have braces of its own. */
	private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})*)?}");

	/** The route of a path such as {@code zt_risk_scoring/{user_id}}. */
	static AccountRoute ofPath(String path) {
		return new AccountRoute(VARIABLE.matcher(path).replaceAll("{}"));
	}

	/** The route of a pattern of a handler; empty if it is not below an account. */
	static Optional<AccountRoute> ofPattern(String pattern) {
		return pattern.startsWith(ApiPaths.ACCOUNT + "/")
				? Optional.of(ofPath(pattern.substring(ApiPaths.ACCOUNT.length() + 1))) : Optional.empty();
	}

}
