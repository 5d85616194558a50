package io.ztrisk.console;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param console Whether the server has the console.
 * @param publicUrl Address at which browsers reach the console, and Okta the public keys:
 * an address with https, such as https://risk.example.com, or one with http on localhost.
 * Without it, the console answers on localhost, 127.0.0.1 and [::1] only.
 */
@ConfigurationProperties("ztrisk")
record ConsoleProperties(@DefaultValue("true") boolean console, @Nullable String publicUrl) {

	/** Checks the address. */
	ConsoleProperties {
		publicUrl = (publicUrl == null || publicUrl.isBlank()) ? null : publicUrl;
		if (publicUrl != null && ConsoleOrigin.parse(publicUrl).isEmpty()) {
			throw new IllegalArgumentException("ZTRISK_PUBLIC_URL (ztrisk.public-url) must be an address with https, "
					+ "such as https://risk.example.com, or with http on localhost, and have no path");
		}
	}

}
