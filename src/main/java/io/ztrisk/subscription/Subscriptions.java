package io.ztrisk.subscription;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.change.ChangeCursor;
import io.ztrisk.change.ChangeRepository;
import io.ztrisk.change.LoggedChange;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and finds subscriptions, and moves their positions.
 */
@Component
public class Subscriptions {

	/** The most subscriptions of all kinds of an account. */
	static final int MOST = 100;

	/** Stands for the newest change. */
	private static final String NOW = "now";

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final ChangeRepository changes;

	private final Clock clock;

	Subscriptions(SubscriptionRepository subscriptions, DeliveryRepository deliveries, ChangeRepository changes,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.changes = changes;
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
		return new Subscription(account.value(), UUID.randomUUID(), kind, head(account), this.clock.instant());
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
	 * Moves the position of a locked subscription. It sends again what is after it, and
	 * skips what is up to it.
	 * @throws ApiException if the log has no such cursor
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void seek(AccountId account, Subscription subscription, String cursor) {
		long position = position(account, cursor);
		this.deliveries.seek(account.value(), subscription.id(), position);
		subscription.seek(position);
	}

	private long position(AccountId account, String cursor) {
		if (cursor.equals(NOW)) {
			return head(account);
		}
		ChangeCursor place = ChangeCursor.read(cursor)
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_FIELD, List.of(ApiError.at("/position",
					ErrorCode.INVALID_FIELD, "position must be a cursor of GET changes, or now"))));
		boolean isOther = find(account, place.seq())
			.filter((change) -> !ChangeCursor.of(place.seq(), change.id()).equals(place))
			.isPresent();
		if (isOther || place.seq() > head(account)) {
			throw new ApiException(ErrorCode.CURSOR_UNKNOWN, "Unknown cursor");
		}
		return place.seq();
	}

	/** How far subscriptions have got, by their ids. */
	@Transactional(readOnly = true)
	public Map<UUID, Progress> progress(AccountId account, Collection<Subscription> some) {
		long head = head(account);
		Map<Long, UUID> ids = this.changes
			.logged(account.value(), some.stream().map(Subscription::position).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(LoggedChange::seq, LoggedChange::id));
		return some.stream()
			.collect(Collectors.toMap(Subscription::id,
					(one) -> new Progress(ChangeCursor.of(one.position(), ids.get(one.position())).wire(),
							Math.max(0, head - one.position()))));
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

	private Optional<LoggedChange> find(AccountId account, long seq) {
		return this.changes.logged(account.value(), List.of(seq)).stream().findFirst();
	}

	private long head(AccountId account) {
		return this.changes.ends(account.value()).map(ChangeRepository.Ends::getSeq).orElse(0L);
	}

	/**
	 * How far a subscription has got.
	 *
	 * @param position the position as a cursor of the feed
	 * @param lag the number of changes after it
	 */
	public record Progress(String position, long lag) {

	}

}
