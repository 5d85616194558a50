package io.ztrisk.sender;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.ReceiverFailures;
import org.jspecify.annotations.Nullable;

/**
 * The result of a pass over a backlog.
 *
 * @param stored the deliveries that are new or have changed, by id
 * @param position the last change up to which all are dealt with
 * @param retryAt when the first waiting delivery is due, null if none waits
 * @param failed the number of failed attempts
 * @param gone whether the receiver says that it is gone
 */
record PassResult(ReceiverFailures failures, Map<UUID, Delivery> stored, long position, @Nullable Instant retryAt,
		int failed, boolean gone) {

	long count(DeliveryStatus status) {
		return this.stored.values().stream().filter((delivery) -> delivery.status() == status).count();
	}

}
