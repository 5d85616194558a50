package io.ztrisk.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import io.ztrisk.format.Sha256;
import io.ztrisk.format.Utf8;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * A line of a body, or an element of an array.
 *
 * @param number counted from 1, including blank lines
 * @param bytes at most {@link LineBuffer#MAX_BYTES}
 * @param rest the hash of the bytes that were cut off, null if none were
 */
public record Line(long number, byte[] bytes, byte @Nullable [] rest) {

	/**
	 * The text.
	 * @throws BadLineException if it is too long or not UTF-8
	 */
	public String text() {
		requireWhole();
		return Utf8.decode(this.bytes).orElseThrow(() -> new BadLineException("The line is not valid UTF-8"));
	}

	/**
	 * Checks the length.
	 * @throws BadLineException if it is too long
	 */
	public void requireWhole() {
		if (this.rest != null) {
			throw new BadLineException("The line is longer than 1 MiB");
		}
	}

	/** Whether it is text, but not a single JSON value. */
	boolean isMalformed() {
		return this.rest == null && Utf8.decode(this.bytes).isPresent() && Json.isMalformed(this.bytes);
	}

	/** The id of the line among the rejected lines of a dataset. */
	public UUID id(String dataset) {
		MessageDigest digest = Sha256.digest();
		digest.update(dataset.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
		digest.update(this.bytes);
		if (this.rest != null) {
			digest.update(this.rest);
		}
		return Uuids.ofHash(digest.digest());
	}

}
