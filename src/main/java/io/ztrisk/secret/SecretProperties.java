package io.ztrisk.secret;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that seal secrets.
 *
 * @param key Key that seals secrets in the database, exactly 64 hexadecimal digits.
 * Without it, calls that need a secret are answered with 501.
 * @param keyOld The key before. It opens what it has sealed, and seals nothing.
 */
@ConfigurationProperties("ztrisk.secrets")
record SecretProperties(@Nullable String key, @Nullable String keyOld) {

	/** Without the keys. */
	@Override
	public String toString() {
		return "SecretProperties[]";
	}

}
