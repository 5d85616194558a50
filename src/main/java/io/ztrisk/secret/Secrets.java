package io.ztrisk.secret;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Seals secrets with the key from the environment, and opens them again.
 */
@Component
public class Secrets {

	private final @Nullable SealingKey current;

	private final @Nullable SealingKey old;

	Secrets(SecretProperties properties) {
		this.current = key(properties.key());
		this.old = key(properties.keyOld());
	}

	private static @Nullable SealingKey key(@Nullable String text) {
		return (text != null) ? SealingKey.parse(text).orElseThrow() : null;
	}

	/** Whether there is a key. Without one, nothing can be sealed, opened or derived. */
	public boolean configured() {
		return this.current != null;
	}

	/**
	 * Checks that there is a key, before a call does anything else.
	 * @throws ApiException with NOT_CONFIGURED, which names the setting
	 */
	public void requireConfigured() {
		current();
	}

	/**
	 * Seals a secret for its place. Each time, the result is another one.
	 * @throws ApiException with NOT_CONFIGURED if there is no key
	 */
	public byte[] seal(SecretPlace place, byte[] plain) {
		return current().seal(place.bytes(), plain);
	}

	/**
	 * Opens a secret that was sealed for a place, by the key or by the old one.
	 * @throws SecretException if no key opens it there, or there is none
	 */
	public byte[] open(SecretPlace place, byte[] sealed) throws SecretException {
		for (SealingKey key : new @Nullable SealingKey[] { this.current, this.old }) {
			byte[] plain = (key != null) ? key.open(place.bytes(), sealed).orElse(null) : null;
			if (plain != null) {
				return plain;
			}
		}
		throw new SecretException();
	}

	/** Whether there is an old key, whose secrets should be encrypted again. */
	public boolean hasOldKey() {
		return this.old != null;
	}

	/** Whether a secret has the mark of the old key, and should be encrypted again. */
	public boolean sealedByOldKey(byte[] sealed) {
		return this.old != null && this.old.marks(sealed) && this.current != null && !this.current.marks(sealed);
	}

	/**
	 * Derives 256 bits from the key, for one purpose alone.
	 * @param purpose a fixed text, different for each use
	 * @throws ApiException with NOT_CONFIGURED if there is no key
	 */
	public byte[] derive(String purpose) {
		return current().derive(purpose);
	}

	private SealingKey current() {
		SealingKey key = this.current;
		if (key == null) {
			throw new ApiException(ErrorCode.NOT_CONFIGURED,
					ErrorCode.NOT_CONFIGURED.message() + ": set ZTRISK_SECRETS_KEY");
		}
		return key;
	}

}
