package io.ztrisk.token;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the first token.
 *
 * @param adminToken Token that may do everything in all accounts: exactly 64 hexadecimal
 * digits. Without it, the first start creates a token and prints it once. A token that is
 * set here is valid until another one is set or it is deleted.
 */
@ConfigurationProperties("ztrisk")
record BootstrapProperties(@Nullable String adminToken) {

	private static final Pattern FORMAT = Pattern.compile("[0-9A-Fa-f]{64}");

	/** Checks the token. The message does not have it. */
	BootstrapProperties {
		adminToken = (adminToken == null || adminToken.isBlank()) ? null : adminToken;
		if (adminToken != null && !FORMAT.matcher(adminToken).matches()) {
			throw new IllegalArgumentException(
					"ZTRISK_ADMIN_TOKEN (ztrisk.admin-token) must be exactly 64 hexadecimal digits");
		}
	}

	/** Without the token. */
	@Override
	public String toString() {
		return "BootstrapProperties[]";
	}

}
