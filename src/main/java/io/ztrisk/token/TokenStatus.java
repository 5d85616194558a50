package io.ztrisk.token;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * Whether a token can be used.
 */
@ApiSchema("TokenStatus")
public enum TokenStatus {

	/** It can. */
	ACTIVE,

	/** It cannot until it is made active again. */
	DISABLED,

	/** Its time has passed. */
	EXPIRED;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
