package io.ztrisk.sender;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryRepository;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.user.UserRepository;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what there is to send for a subscription.
 */
@Component
class BacklogReader {

	/**
	 * The most changes of a pass, and the most waiting deliveries beside which it reads
	 * any.
	 */
	static final int CHANGES = 1000;

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final LoggedChangeRepository changes;

	private final UserRepository users;

	BacklogReader(SubscriptionRepository subscriptions, DeliveryRepository deliveries, LoggedChangeRepository changes,
			UserRepository users) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.changes = changes;
		this.users = users;
	}

	/**
	 * Reads the backlog from one snapshot, so that each change has its user, and all
	 * changes up to the last number of the account are there.
	 */
	@Transactional(readOnly = true)
	public Backlog read(String account, UUID id) {
		this.changes.readOneSnapshot();
		Subscription subscription = this.subscriptions.find(account, id).orElseThrow();
		long head = 0;
		long pruned = 0;
		var ends = this.changes.ends(account);
		if (ends.isPresent()) {
			head = ends.get().getSeq();
			pruned = ends.get().getPruned();
		}
		long position = Math.max(subscription.position(), pruned);
		List<Delivery> waiting = this.deliveries.waiting(account, id, Limit.of(3 * CHANGES));
		boolean full = waiting.size() > CHANGES;
		List<LoggedChange> next = full ? List.of() : this.changes.loggedAfter(account, position, Limit.of(CHANGES));
		Map<Long, LoggedChange> kept = this.changes
			.logged(account, waiting.stream().map(Delivery::seq).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(LoggedChange::seq, Function.identity()));
		Set<UUID> about = Stream.concat(next.stream(), kept.values().stream())
			.map(LoggedChange::userId)
			.collect(Collectors.toSet());
		return new Backlog(subscription, waiting, this.deliveries.settledAfter(account, id, position), next, kept,
				this.users.shown(account, about)
					.stream()
					.collect(Collectors.toMap(UserRepository.Shown::getId, Function.identity())),
				this.changes.newest(account, about)
					.stream()
					.collect(Collectors.toMap(LoggedChangeRepository.Newest::getUser, Function.identity())),
				position, position - subscription.position(), end(full, next, position, head));
	}

	private static long end(boolean full, List<LoggedChange> next, long position, long head) {
		if (full) {
			return position;
		}
		return (next.size() < CHANGES) ? Math.max(position, head) : next.getLast().seq();
	}

}
