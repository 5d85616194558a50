package io.ztrisk.token;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * Whether a token can be used.
 */
@ApiSchema("TokenStatus")
public enum TokenStatus {

	/** The token can be used. */
	ACTIVE,

	/** The token is refused until it is active again. */
	DISABLED,

	/** The token has expired. */
	EXPIRED;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
