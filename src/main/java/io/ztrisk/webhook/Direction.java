package io.ztrisk.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.change.LoggedChange;

/**
 * How a level has changed. A user without a level is below all others.
 */
@ApiSchema("Direction")
enum Direction {

	/** The level is higher than before. */
	UP,

	/** The level is lower than before. */
	DOWN,

	/** The level is as it was: after a merge, for example. */
	SAME;

	static final String VALUES = "up, down, same";

	static Direction of(LoggedChange change) {
		int order = change.level().compareTo(change.previous());
		return (order > 0) ? UP : (order < 0) ? DOWN : SAME;
	}

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Direction> parse(String wire) {
		return Arrays.stream(values()).filter((one) -> one.wire().equals(wire)).findFirst();
	}

}
