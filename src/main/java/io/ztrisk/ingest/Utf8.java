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
	static Optional<String> decode(byte[] bytes, int offset, int length) {
		try {
			// A new decoder reports malformed input, unlike new String(...).
			return Optional
				.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

}
