package io.ztrisk.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * A line of a body, or an element of an array.
 *
 * @param number counted from 1, including blank lines
 * @param bytes at most {@link LineBuffer#MAX_BYTES}
 * @param rest the hash of the bytes that were cut off, null if none were
 * @param plain whether it is complete and known to be ASCII without a backslash or a NUL
 */
public record Line(long number, byte[] bytes, byte @Nullable [] rest, boolean plain) {

	/**
	 * The text.
	 * @throws BadLineException if it is too long or not UTF-8
	 */
	public String text() {
		if (this.rest != null) {
			throw new BadLineException("The line is longer than 1 MiB");
		}
		return Utf8.decode(this.bytes).orElseThrow(() -> new BadLineException("The line is not valid UTF-8"));
	}

	/**
	 * Whether the text may have JSON escapes, which begin with a backslash.
	 * @throws BadLineException if it is too long, not UTF-8, or has a U+0000
	 */
	public boolean hasEscapes() {
		if (this.plain) {
			return false;
		}
		String text = text();
		int nul = text.indexOf('\0');
		if (nul >= 0) {
			// A JSON parser would detect UTF-16 and UTF-32, and accept them.
			throw new BadLineException("Malformed JSON at column " + (nul + 1));
		}
		return text.indexOf('\\') >= 0;
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
