package io.ztrisk.sender;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.database.Retry;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryRepository;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.SubscriptionStatus;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Records what a pass has done, in one transaction, unless the subscription was changed
 * meanwhile.
 */
@Component
class PassRecorder {

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final LoggedChangeRepository changes;

	private final UserRepository users;

	private final AuditLog audit;

	private final Retry retry;

	PassRecorder(SubscriptionRepository subscriptions, DeliveryRepository deliveries, LoggedChangeRepository changes,
			UserRepository users, AuditLog audit, Retry retry) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.changes = changes;
		this.users = users;
		this.audit = audit;
		this.retry = retry;
	}

	/**
	 * Records a pass.
	 * @param lost waiting deliveries whose changes were pruned
	 * @param reason why the subscription is disabled, null if it is not
	 * @return whether anything was recorded
	 */
	boolean settle(Lease lease, PassResult result, List<Delivery> lost, @Nullable String reason) {
		boolean settled = settle(lease, (subscription) -> record(subscription, lease.now(), result, lost, reason));
		if (!settled) {
			release(lease);
		}
		return settled;
	}

	/**
	 * Records messages that are no changes. They are tried once, so that they are
	 * recorded also if the subscription was changed meanwhile.
	 * @param all whether none waits any more
	 * @return whether the subscription was not changed
	 */
	boolean settleControls(Lease lease, List<Delivery> tried, boolean all) {
		boolean settled = settle(lease, (subscription) -> {
			this.deliveries.store(subscription, tried, (row) -> null);
			boolean succeeded = tried.stream().anyMatch((row) -> row.status() == DeliveryStatus.DELIVERED);
			subscription.settleControls(all, succeeded, lease.now());
		});
		if (!settled) {
			this.retry.inTransaction(() -> tried.stream()
				.mapToInt((row) -> this.deliveries.settle(lease.accountId(), lease.subscription(), Set.of(row.id()),
						row.status(), row.error(), lease.now()))
				.sum());
			release(lease);
		}
		return settled;
	}

	private boolean settle(Lease lease, Consumer<Subscription> record) {
		return this.retry.inTransaction(() -> {
			Optional<Subscription> locked = this.subscriptions.lockLeased(lease.accountId(), lease.subscription(),
					lease.number());
			locked.ifPresent(record);
			return locked.isPresent();
		});
	}

	/** Ends the lease of a subscription that was changed meanwhile. */
	private void release(Lease lease) {
		this.subscriptions.release(lease.accountId(), lease.subscription(), lease.until());
	}

	/**
	 * Records what was handed out to a receiver that asks for messages, unless another
	 * call has changed the subscription. The lease stays as it is.
	 */
	boolean settlePoll(Subscription read, Map<UUID, Delivery> stored, long position, List<Delivery> lost, Instant now) {
		return this.retry.inTransaction(() -> {
			Optional<Subscription> locked = this.subscriptions.lockLeased(read.accountId(), read.id(), read.lease());
			locked.ifPresent((subscription) -> {
				store(subscription, stored, lost, now);
				subscription.handOut(position);
			});
			return locked.isPresent();
		});
	}

	private void store(Subscription subscription, Map<UUID, Delivery> stored, List<Delivery> lost, Instant now) {
		String account = subscription.accountId();
		Map<Long, UUID> about = lockUsers(account, stored.values());
		List<Delivery> rows = stored.values().stream().filter((delivery) -> about.containsKey(delivery.seq())).toList();
		if (!rows.isEmpty()) {
			this.deliveries.store(subscription, rows, (row) -> Objects.requireNonNull(about.get(row.seq())));
		}
		if (!lost.isEmpty()) {
			this.deliveries.lose(account, subscription.id(), lost.stream().map(Delivery::id).toList(), now);
		}
	}

	private void record(Subscription subscription, Instant now, PassResult result, List<Delivery> lost,
			@Nullable String reason) {
		store(subscription, result.stored(), lost, now);
		String account = subscription.accountId();
		subscription.settle(result.failures(), result.position(), result.retryAt(), now);
		if (reason != null) {
			subscription.stop(SubscriptionStatus.DISABLED, reason);
			this.audit.record(Actor.SERVER,
					List.of(AuditEntry.of(account, AuditAction.SUBSCRIPTION_CHANGED, subscription.id().toString(),
							Map.of("status", SubscriptionStatus.ENABLED),
							Map.of("reason", reason, "status", SubscriptionStatus.DISABLED))));
		}
	}

	/**
	 * Locks the users of the changes, so that none is erased or merged before the rows
	 * are stored, and returns the user of each change that is still there.
	 */
	private Map<Long, UUID> lockUsers(String account, Collection<Delivery> rows) {
		List<Long> numbers = rows.stream().map(Delivery::seq).distinct().toList();
		if (numbers.isEmpty()) {
			return Map.of();
		}
		Map<Long, UUID> found = users(account, numbers);
		this.users.lockAll(account, List.copyOf(found.values()));
		Map<Long, UUID> now = users(account, numbers);
		if (!now.equals(found)) {
			throw new OptimisticLockingFailureException("A user was erased or merged meanwhile");
		}
		return now;
	}

	private Map<Long, UUID> users(String account, List<Long> numbers) {
		return this.changes.logged(account, numbers)
			.stream()
			.collect(Collectors.toMap(LoggedChange::seq, LoggedChange::userId));
	}

}
