package io.ztrisk.subscription;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.change.LoggedChangeRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, finds, enables and disables subscriptions, and sends deliveries again.
 */
@Component
public class Subscriptions {

	/** The most subscriptions of all kinds of an account. */
	static final int MOST = 100;

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final LoggedChangeRepository changes;

	private final Positions positions;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, DeliveryRepository deliveries, LoggedChangeRepository changes,
			Positions positions, Clock clock) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.changes = changes;
		this.positions = positions;
		this.clock = clock;
	}

	/**
	 * A new subscription to the changes from now on, which the caller saves.
	 * @throws ApiException if the account has too many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Subscription make(AccountId account, SubscriptionKind kind) {
		this.subscriptions.lockCount(account.value());
		if (this.subscriptions.count(account.value()) >= MOST) {
			throw new ApiException(ErrorCode.CONFLICT,
					"The account has %d subscriptions, which is the maximum".formatted(MOST));
		}
		return new Subscription(account.value(), UUID.randomUUID(), kind, this.positions.head(account),
				this.clock.instant());
	}

	/**
	 * A subscription of a kind.
	 * @throws ApiException if there is none
	 */
	public Subscription find(AccountId account, UUID id, SubscriptionKind kind) {
		return this.subscriptions.find(account.value(), id)
			.filter((one) -> one.kind() == kind)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
	}

	/**
	 * A subscription of a kind, locked.
	 * @throws ApiException if there is none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Subscription lock(AccountId account, UUID id, SubscriptionKind kind) {
		return this.subscriptions.lock(account.value(), id)
			.filter((one) -> one.kind() == kind)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
	}

	/** A subscription, locked; it fails if there is none. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Subscription lock(AccountId account, UUID id) {
		return this.subscriptions.lock(account.value(), id)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
	}

	/** Enables a locked subscription, and lets all that waits be due at once. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enable(Subscription subscription) {
		subscription.enable();
		if (this.deliveries.hurry(subscription.accountId(), subscription.id()) > 0) {
			subscription.retry(this.clock.instant());
		}
	}

	/**
	 * Enables or disables a locked subscription, if it is not so.
	 * @param enabled null if it stays as it is
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enable(Subscription subscription, @Nullable Boolean enabled) {
		boolean isEnabled = subscription.status() == SubscriptionStatus.ENABLED;
		if (enabled != null && enabled && !isEnabled) {
			enable(subscription);
		}
		else if (enabled != null && !enabled && isEnabled) {
			subscription.stop(SubscriptionStatus.DISABLED, null);
		}
	}

	/**
	 * Begins a settled delivery anew.
	 * @throws ApiException if there is none, it is not settled, or its change is not kept
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Delivery redeliver(Subscription subscription, UUID id) {
		Delivery delivery = this.deliveries.find(subscription.accountId(), subscription.id(), id)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION, "Delivery not found"));
		if (delivery.status() != DeliveryStatus.DELIVERED && delivery.status() != DeliveryStatus.DEAD) {
			throw new ApiException(ErrorCode.CONFLICT, "The delivery is " + delivery.status().wire());
		}
		if (this.changes.logged(subscription.accountId(), List.of(delivery.seq())).isEmpty()) {
			throw new ApiException(ErrorCode.CONFLICT, "The change of the delivery is not kept any more");
		}
		delivery.redeliver();
		subscription.retry(this.clock.instant());
		return delivery;
	}

}
