package io.ztrisk.dismissal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * Why a person dismisses an event.
 */
@ApiSchema("Verdict")
enum Verdict {

	/** It did not happen. */
	FALSE_POSITIVE,

	/** It did happen, and was expected. */
	BENIGN;

	/** The verdict in the API and in the database. */
	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Verdict> of(String wire) {
		return Arrays.stream(values()).filter((verdict) -> verdict.wire().equals(wire)).findFirst();
	}

}
