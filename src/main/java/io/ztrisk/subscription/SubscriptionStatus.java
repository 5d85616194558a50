package io.ztrisk.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import jakarta.persistence.EnumeratedValue;

/**
 * Whether anything is sent for a subscription.
 */
@ApiSchema("SubscriptionStatus")
public enum SubscriptionStatus {

	/** Changes are sent. */
	ENABLED,

	/** Nothing is sent until the receiver wants it. */
	PAUSED,

	/** Nothing is sent. */
	DISABLED;

	@EnumeratedValue
	private final String wire = name().toLowerCase(Locale.ROOT);

	/** The status in the API and in the database. */
	@JsonValue
	String wire() {
		return this.wire;
	}

	/** The status with a name; empty if there is none. */
	public static Optional<SubscriptionStatus> parse(String wire) {
		return Arrays.stream(values()).filter((status) -> status.wire.equals(wire)).findFirst();
	}

}
