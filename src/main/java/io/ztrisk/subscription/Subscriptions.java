package io.ztrisk.subscription;

import java.time.Clock;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, finds, enables and disables subscriptions.
 */
@Component
public class Subscriptions {

	/** The most subscriptions of all kinds of an account. */
	static final int MOST = 100;

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final Positions positions;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, DeliveryRepository deliveries, Positions positions,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
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

	/**
	 * Enables a locked subscription, and lets all that waits be due at once. A kind for
	 * which nothing waits while it is disabled goes on with what comes.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enable(Subscription subscription) {
		skipChangesWhileDisabled(subscription);
		subscription.enable();
		makeAllDue(subscription);
	}

	/** Makes all waiting deliveries of a locked subscription due now. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void makeAllDue(Subscription subscription) {
		if (this.deliveries.makeAllDue(subscription.accountId(), subscription.id()) > 0) {
			subscription.retry(this.clock.instant());
		}
		if (!this.deliveries.controls(subscription.accountId(), subscription.id()).isEmpty()) {
			subscription.markUrgent();
		}
	}

	/**
	 * Lets nothing be sent for a locked subscription any more. A kind for which nothing
	 * waits while it is disabled loses what waits.
	 * @param reason null if there is none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void stop(Subscription subscription, SubscriptionStatus status, @Nullable String reason) {
		skipChangesWhileDisabled(subscription);
		subscription.stop(status, reason);
		if (status == SubscriptionStatus.DISABLED && !subscription.kind().waitsWhileDisabled()) {
			this.deliveries.deleteWaiting(subscription.accountId(), subscription.id());
		}
	}

	private void skipChangesWhileDisabled(Subscription subscription) {
		if (subscription.status() == SubscriptionStatus.DISABLED && !subscription.kind().waitsWhileDisabled()) {
			subscription.seek(this.positions.head(new AccountId(subscription.accountId())));
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
			stop(subscription, SubscriptionStatus.DISABLED, null);
		}
	}

}
