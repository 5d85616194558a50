package io.ztrisk.subscription;

import io.ztrisk.signing.SigningKeyRotated;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the passes that sign with a key that is not the current one any more.
 */
@Component
class SigningListener {

	private final SubscriptionRepository subscriptions;

	SigningListener(SubscriptionRepository subscriptions) {
		this.subscriptions = subscriptions;
	}

	@EventListener
	void on(SigningKeyRotated rotated) {
		this.subscriptions.takeLeases(rotated.accountId());
	}

}
