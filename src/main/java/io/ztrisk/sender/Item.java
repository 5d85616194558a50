package io.ztrisk.sender;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;

/**
 * A message about a change.
 *
 * @param isNew whether the delivery is not stored yet
 */
record Item(LoggedChange change, Delivery delivery, boolean isNew) {

	/** Whether it is not settled. */
	boolean isOpen() {
		return this.delivery.status() == DeliveryStatus.WAITING;
	}

}
