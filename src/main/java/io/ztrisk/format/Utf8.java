package io.ztrisk.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes UTF-8 strictly, without replacement characters for malformed bytes.
 */
public final class Utf8 {

	private static final char REPLACEMENT = '\ufffd';

	private Utf8() {
	}

	/**
	 * The text; empty if the bytes are not UTF-8. The fast decoder replaces malformed
	 * bytes, so a text with replacement characters is decoded again.
	 */
	public static Optional<String> decode(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? Optional.of(text) : decodeStrictly(bytes);
	}

	private static Optional<String> decodeStrictly(byte[] bytes) {
		try {
			// A new decoder reports malformed input, unlike new String(...).
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

}
