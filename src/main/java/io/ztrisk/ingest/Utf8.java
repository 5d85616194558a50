package io.ztrisk.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes UTF-8 and puts no replacement character where it is broken.
 */
final class Utf8 {

	private Utf8() {
	}

	/**
	 * The text; empty if the bytes are not UTF-8.
	 */
	static Optional<String> decode(byte[] bytes) {
		try {
			// A new decoder reports malformed input, unlike new String(...).
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether bytes are UTF-8. Most are ASCII, and that is told at once.
	 */
	static boolean isValid(byte[] bytes) {
		byte all = 0;
		for (byte single : bytes) {
			all |= single;
		}
		return all >= 0 || decode(bytes).isPresent();
	}

}
