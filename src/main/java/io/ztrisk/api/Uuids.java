package io.ztrisk.api;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * UUIDs as the wire has them: exactly 8-4-4-4-12 hexadecimal digits, any case in, lower
 * case out.
 */
public final class Uuids {

	/** The regular expression of a path variable. */
	public static final String REGEX = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

	/** The UUID of nobody. */
	public static final UUID NIL = new UUID(0, 0);

	private Uuids() {
	}

	/**
	 * Reads a UUID; empty if the text is none. What Java takes for one besides does not
	 * come out as it went in.
	 */
	public static Optional<UUID> parse(String text) {
		if (text.length() != 36) {
			return Optional.empty();
		}
		try {
			return Optional.of(UUID.fromString(text)).filter((uuid) -> uuid.toString().equalsIgnoreCase(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A UUID made of the first 122 free bits of a hash, version 8 (RFC 9562, section
	 * 5.8).
	 * @param hash at least 16 bytes
	 */
	public static UUID ofHash(byte[] hash) {
		ByteBuffer buffer = ByteBuffer.wrap(hash);
		long high = (buffer.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
		long low = (buffer.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

}
