package io.ztrisk.subscription;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import jakarta.persistence.EnumeratedValue;

/**
 * The interface that a receiver expects. Each kind has a {@link Messenger}.
 */
@ApiSchema("SubscriptionKind")
public enum SubscriptionKind {

	/** Okta, by the calls of integrations. */
	OKTA,

	/** A receiver of the Shared Signals Framework. */
	SSF,

	/** A webhook. */
	WEBHOOK;

	@EnumeratedValue
	private final String wire = name().toLowerCase(Locale.ROOT);

	/** Whether changes wait while a subscription of this kind is disabled. */
	boolean waitsWhileDisabled() {
		return this != SSF;
	}

	/** The kind in the API, in the database and in metrics. */
	@JsonValue
	public String wire() {
		return this.wire;
	}

	/** The kind with a {@link #wire() name}. */
	public static SubscriptionKind of(String wire) {
		return valueOf(wire.toUpperCase(Locale.ROOT));
	}

}
