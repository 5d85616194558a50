package io.ztrisk.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import jakarta.persistence.EnumeratedValue;

/**
 * The status of a message. All but {@link #WAITING} are final.
 */
@ApiSchema("DeliveryStatus")
public enum DeliveryStatus {

	/** It will be attempted. */
	WAITING,

	/** The receiver has it. */
	DELIVERED,

	/** It was given up. */
	DEAD,

	/** The user has a newer change, and the receiver wants only the newest. */
	SUPERSEDED,

	/** Its change was pruned before the receiver took it. */
	LOST;

	@EnumeratedValue
	private final String wire = name().toLowerCase(Locale.ROOT);

	/** The status in the API, in the database and in metrics. */
	@JsonValue
	public String wire() {
		return this.wire;
	}

	/** The status with a name; empty if there is none. */
	public static Optional<DeliveryStatus> parse(String wire) {
		return Arrays.stream(values()).filter((status) -> status.wire.equals(wire)).findFirst();
	}

}
