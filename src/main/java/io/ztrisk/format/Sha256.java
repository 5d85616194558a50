package io.ztrisk.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Creates SHA-256 digests.
 */
public final class Sha256 {

	/** Cloned, since a look-up in the JDK's providers takes longer than a short hash. */
	private static final MessageDigest EMPTY = empty();

	private Sha256() {
	}

	public static MessageDigest digest() {
		try {
			return (MessageDigest) EMPTY.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("SHA-256 of the JDK cannot be cloned", ex);
		}
	}

	private static MessageDigest empty() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The JDK has no SHA-256", ex);
		}
	}

}
