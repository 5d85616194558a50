package io.ztrisk.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256, of which keys and hashes are made.
 */
public final class Sha256 {

	/** It is copied, since asking the JDK's providers takes longer than a short hash. */
	private static final MessageDigest EMPTY = empty();

	private Sha256() {
	}

	/**
	 * Starts a hash.
	 */
	public static MessageDigest digest() {
		try {
			return (MessageDigest) EMPTY.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The JDK's SHA-256 can be copied", ex);
		}
	}

	private static MessageDigest empty() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
