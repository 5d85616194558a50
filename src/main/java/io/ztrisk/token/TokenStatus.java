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

	/** The token is refused until it is made active again. */
	DISABLED,

	/** The time of the token has passed. */
	EXPIRED;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
