package io.ztrisk.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/**
 * UUIDs in the form of the API: exactly 8-4-4-4-12 hexadecimal digits, read in any case,
 * written in lower case.
 */
public final class Uuids {

	/** The regular expression of a path variable. */
	public static final String REGEX = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

	private static final int LENGTH = 36;

	/** The nil UUID, which is never the id of a user. */
	public static final UUID NIL = new UUID(0, 0);

	/** Faster than the JDK's generator, but predictable. */
	private static final IdGenerator BITS = new AlternativeJdkIdGenerator();

	private Uuids() {
	}

	public static Optional<UUID> parse(String text) {
		return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
	}

	/** {@code UUID.fromString} also accepts shorter texts. */
	private static boolean isUuid(String text) {
		if (text.length() != LENGTH) {
			return false;
		}
		for (int i = 0; i < LENGTH; i++) {
			boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
			if (hyphen ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A UUID of the first 122 free bits of a hash, version 8 (RFC 9562, section 5.8).
	 * @param hash at least 16 bytes
	 */
	public static UUID ofHash(byte[] hash) {
		ByteBuffer buffer = ByteBuffer.wrap(hash);
		return of(8, buffer.getLong(), buffer.getLong());
	}

	/** A UUID of texts: of the SHA-256 of their UTF-8, each followed by a zero byte. */
	public static UUID ofParts(String... parts) {
		MessageDigest digest = Sha256.digest();
		for (String part : parts) {
			digest.update(part.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		return ofHash(digest.digest());
	}

	/** A UUID of random bits, version 4 (RFC 9562, section 5.4). It is predictable. */
	public static UUID random() {
		UUID bits = BITS.generateId();
		return of(4, bits.getMostSignificantBits(), bits.getLeastSignificantBits());
	}

	/** A time in the unit of a UUID of version 7: 1/4096 of a millisecond. */
	public static long ticks(Instant at) {
		return (at.toEpochMilli() << 12) + (at.getNano() % 1_000_000L << 12) / 1_000_000;
	}

	/** A UUID of {@link #ticks} and random bits, version 7 (RFC 9562, section 5.7). */
	public static UUID ofTicks(long ticks) {
		return of(7, ((ticks >>> 12) << 16) | (ticks & 0xfff), BITS.generateId().getLeastSignificantBits());
	}

	private static UUID of(int version, long high, long low) {
		return new UUID((high & 0xffff_ffff_ffff_0fffL) | ((long) version << 12),
				(low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
	}

}
