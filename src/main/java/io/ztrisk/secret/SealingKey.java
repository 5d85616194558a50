package io.ztrisk.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.ztrisk.format.Sha256;

/**
 * A key of 256 bits. It seals with AES-GCM: the first bytes of the key's SHA-256, a
 * random nonce, and the encrypted bytes with their tag.
 */
final class SealingKey {

	private static final Pattern FORMAT = Pattern.compile("[0-9A-Fa-f]{64}");

	private static final int ID_LENGTH = 4;

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_LENGTH = 16;

	private static final int DERIVED_LENGTH = 32;

	private final SecureRandom random = new SecureRandom();

	private final SecretKey key;

	private final byte[] id;

	private SealingKey(byte[] key) {
		this.key = new SecretKeySpec(key, "AES");
		this.id = Arrays.copyOf(Sha256.digest().digest(key), ID_LENGTH);
	}

	/** Parses 64 hexadecimal digits; empty for any other text. */
	static Optional<SealingKey> parse(String text) {
		return FORMAT.matcher(text).matches() ? Optional.of(new SealingKey(HexFormat.of().parseHex(text)))
				: Optional.empty();
	}

	byte[] seal(byte[] place, byte[] plain) {
		byte[] nonce = new byte[NONCE_LENGTH];
		this.random.nextBytes(nonce);
		try {
			byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
			return ByteBuffer.allocate(ID_LENGTH + NONCE_LENGTH + encrypted.length)
				.put(this.id)
				.put(nonce)
				.put(encrypted)
				.array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no AES-GCM", ex);
		}
	}

	/** Whether a secret has the mark of this key. */
	boolean marks(byte[] sealed) {
		return sealed.length >= ID_LENGTH && Arrays.equals(sealed, 0, ID_LENGTH, this.id, 0, ID_LENGTH);
	}

	/** Opens what this key has sealed for a place; empty for anything else. */
	Optional<byte[]> open(byte[] place, byte[] sealed) {
		int start = ID_LENGTH + NONCE_LENGTH;
		if (!marks(sealed) || sealed.length < start + TAG_LENGTH) {
			return Optional.empty();
		}
		try {
			byte[] nonce = Arrays.copyOfRange(sealed, ID_LENGTH, start);
			return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, start, sealed.length - start));
		}
		catch (AEADBadTagException ex) {
			return Optional.empty();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no AES-GCM", ex);
		}
	}

	/** HKDF (RFC 5869) with SHA-256 and without a salt. */
	byte[] derive(String purpose) {
		try {
			return KDF.getInstance("HKDF-SHA256")
				.deriveData(HKDFParameterSpec.ofExtract()
					.addIKM(this.key)
					.thenExpand(purpose.getBytes(StandardCharsets.UTF_8), DERIVED_LENGTH));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no HKDF", ex);
		}
	}

	private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
		cipher.updateAAD(place);
		return cipher;
	}

}
