package io.ztrisk.dismissal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;

/**
 * Whether an event counts in the score of its user.
 */
@ApiSchema("EventState")
enum EventState {

	/** It is not later than the last reset. */
	BEFORE_RESET,

	/** It counts. */
	COUNTING,

	/** A person has dismissed it. */
	DISMISSED;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a query parameter.
	 * @throws ApiException if there is no such state
	 */
	static EventState of(String wire) {
		return Arrays.stream(values())
			.filter((state) -> state.wire().equals(wire))
			.findFirst()
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_PARAMETER, "state must be one of "
					+ Arrays.stream(values()).map(EventState::wire).collect(Collectors.joining(", "))));
	}

}
