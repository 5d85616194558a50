package io.ztrisk.subscription;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends messages that are no changes, such as verifications. A receiver that asks for
 * messages finds them.
 */
@Component
public class Controls {

	private final DeliveryRepository deliveries;

	private final Clock clock;

	Controls(DeliveryRepository deliveries, Clock clock) {
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/**
	 * Sends a message instead of one of its type that waits, whatever the status of the
	 * locked subscription is.
	 * @param content a JSON object
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void send(Subscription subscription, String event, String content) {
		drop(subscription, event);
		this.deliveries.save(Delivery.ofControl(subscription, event, content, this.clock.instant()));
		subscription.markUrgent();
	}

	/**
	 * Sends a message instead of one of its type that waits. While the locked
	 * subscription is paused, the message waits.
	 * @param content a JSON object
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void replace(Subscription subscription, String event, String content) {
		drop(subscription, event);
		this.deliveries.save(Delivery.ofControl(subscription, event, content, this.clock.instant()));
		if (subscription.status() == SubscriptionStatus.ENABLED) {
			subscription.markUrgent();
		}
	}

	/** Drops a message of a type that waits. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void drop(Subscription subscription, String event) {
		this.deliveries.deleteControls(subscription.accountId(), subscription.id(), event);
	}

}
