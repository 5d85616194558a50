package io.ztrisk.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * Makes subscriptions without a database.
 */
public final class TestSubscriptions {

	private TestSubscriptions() {
	}

	/** A subscription of the account {@code acme} at the beginning of the log. */
	public static Subscription make(SubscriptionKind kind, Instant createdAt) {
		return new Subscription("acme", new UUID(1, 1), kind, 0, createdAt);
	}

}
