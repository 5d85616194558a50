package io.ztrisk.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

import io.ztrisk.format.Sha256;

import org.springframework.stereotype.Component;

/**
 * Generates ids and values of tokens, and hashes values.
 */
@Component
public class TokenGenerator {

	private static final int ID_BYTES = 16;

	private static final int VALUE_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	/** A new id: 32 lower-case hexadecimal digits. */
	public String newId() {
		return hex(ID_BYTES);
	}

	/** A new value: 256 bits as 64 lower-case hexadecimal digits. */
	public String newValue() {
		return hex(VALUE_BYTES);
	}

	/** The SHA-256 of a value. It needs no salt, since a value has 256 random bits. */
	public byte[] hash(String value) {
		return Sha256.digest().digest(value.getBytes(StandardCharsets.UTF_8));
	}

	private String hex(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
