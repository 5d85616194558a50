package io.ztrisk.signing;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * The use of a key. An account has one next key, one current key and some old ones.
 */
@ApiSchema("SigningKeyState")
enum KeyState {

	/** Public, so that receivers know it before it signs. */
	NEXT,

	/** Signs each message. */
	CURRENT,

	/** Public for messages that it has signed. */
	OLD;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	static KeyState of(String wire) {
		return valueOf(wire.toUpperCase(Locale.ROOT));
	}

}
