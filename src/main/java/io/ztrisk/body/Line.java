package io.ztrisk.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import io.ztrisk.format.Sha256;
import io.ztrisk.format.Utf8;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * A line of a body, an element of an array, or a record in one of these.
 *
 * @param number counted from 1, including blank lines
 * @param element the number of the record in the line or element, from 1; 0 if it is not
 * in an object around it
 * @param bytes at most {@link LineBuffer#MAX_BYTES}
 * @param rest the hash of the bytes that were cut off, null if none were
 * @param broken whether the brackets break off, so that the bytes are the rest of a line
 */
public record Line(long number, long element, byte[] bytes, byte @Nullable [] rest, boolean broken) {

	/** Creates a line that is no record in another object. */
	public Line(long number, byte[] bytes, byte @Nullable [] rest) {
		this(number, 0, bytes, rest, false);
	}

	public boolean isElement() {
		return this.element > 0;
	}

	/** A reason for rejecting the line, with the place in it. */
	public String explain(String reason) {
		return isElement() ? "element %d: %s".formatted(this.element, reason) : reason;
	}

	/** The place in the line or element for an error about the whole body. */
	String within() {
		return isElement() ? ", in record %d of it".formatted(this.element) : "";
	}

	/**
	 * The text.
	 * @throws BadLineException if it is not complete or not UTF-8
	 */
	public String text() {
		requireWhole();
		return Utf8.decode(this.bytes).orElseThrow(() -> new BadLineException("The line is not valid UTF-8"));
	}

	/**
	 * Checks that the line is complete.
	 * @throws BadLineException if it is too long, or its brackets break off
	 */
	public void requireWhole() {
		if (this.broken) {
			throw new BadLineException("Malformed JSON around the records");
		}
		if (this.rest != null) {
			throw new BadLineException("The line is longer than 1 MiB");
		}
	}

	/** Whether it is text, but not a single JSON value. */
	boolean isMalformed() {
		return this.rest == null && Utf8.decode(this.bytes).isPresent() && Json.isMalformed(this.bytes);
	}

	/**
	 * The id of the line among the rejected lines of a dataset. A record in an object has
	 * another id than a line with the same bytes: it is not searched for records.
	 */
	public UUID id(String dataset) {
		MessageDigest digest = Sha256.digest();
		if (isElement()) {
			digest.update((byte) 0);
		}
		digest.update(dataset.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
		digest.update(this.bytes);
		if (this.rest != null) {
			digest.update(this.rest);
		}
		return Uuids.ofHash(digest.digest());
	}

}
