package io.ztrisk.secret;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that seal secrets.
 *
 * @param key Key that seals secrets in the database: exactly 64 hexadecimal digits, as of
 * "openssl rand -hex 32". Without it, calls that need a secret are answered with 501 and
 * code 12022. Keep a copy elsewhere: no backup of the database has it.
 * @param keyOld Key that was used before ztrisk.secrets.key, in the same form. It opens
 * what it has sealed, and seals nothing. The server seals that anew with the present key.
 */
@ConfigurationProperties("ztrisk.secrets")
record SecretProperties(@Nullable String key, @Nullable String keyOld) {

	/** Checks the keys. The message never has one. */
	SecretProperties {
		key = blankToNull(key);
		keyOld = blankToNull(keyOld);
		requireKey(key, "ZTRISK_SECRETS_KEY (ztrisk.secrets.key)");
		requireKey(keyOld, "ZTRISK_SECRETS_KEY_OLD (ztrisk.secrets.key-old)");
		if (key == null && keyOld != null) {
			throw new IllegalArgumentException("ZTRISK_SECRETS_KEY_OLD (ztrisk.secrets.key-old) is set, but "
					+ "ZTRISK_SECRETS_KEY (ztrisk.secrets.key) is not");
		}
	}

	private static @Nullable String blankToNull(@Nullable String key) {
		return (key == null || key.isBlank()) ? null : key;
	}

	private static void requireKey(@Nullable String key, String name) {
		if (key != null && SealingKey.parse(key).isEmpty()) {
			throw new IllegalArgumentException(name + " must be exactly 64 hexadecimal digits");
		}
	}

	/** Without the keys. */
	@Override
	public String toString() {
		return "SecretProperties[]";
	}

}
