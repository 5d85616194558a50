package io.ztrisk.subscription;

import io.ztrisk.privacy.UserErased;
import io.ztrisk.user.UserMerged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Moves the deliveries about a user that is merged, and deletes those of an erased one.
 */
@Component
class DeliveryListener {

	private final DeliveryRepository deliveries;

	DeliveryListener(DeliveryRepository deliveries) {
		this.deliveries = deliveries;
	}

	@EventListener
	void on(UserMerged merged) {
		this.deliveries.move(merged.accountId(), merged.from().id(), merged.into().id());
	}

	@EventListener
	void on(UserErased erased) {
		this.deliveries.delete(erased.accountId(), erased.person().id());
	}

}
