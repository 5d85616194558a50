package io.ztrisk.sender;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

/**
 * The messages to send for a subscription, as they were read when a pass began.
 *
 * @param waiting the deliveries that wait, in the order of their changes
 * @param settled the ids of the settled deliveries of changes after the position
 * @param changes the changes after the position, in order
 * @param waitingChanges the changes of waiting deliveries by number, without those that
 * are not kept
 * @param users by id
 * @param newest the numbers of the newest changes of each user
 * @param position the position, or the highest number that was pruned
 * @param lost the changes that were pruned before they were read
 * @param end the position if all these changes are dealt with
 */
record Backlog(Subscription subscription, List<Delivery> waiting, Set<UUID> settled, List<LoggedChange> changes,
		Map<Long, LoggedChange> waitingChanges, Map<UUID, UserRepository.Shown> users,
		Map<UUID, LoggedChangeRepository.Newest> newest, long position, long lost, long end) {

	/** The failures in a row, as far as the waiting deliveries tell. */
	int failures() {
		var since = this.subscription.failingSince();
		return (since != null) ? this.waiting.stream().mapToInt((one) -> one.attemptsSince(since)).sum() : 0;
	}

	/** Whether there are more changes than were read. */
	boolean isPart() {
		return this.changes.size() >= BacklogReader.CHANGES;
	}

	/** The change of a delivery, null if it is not kept. */
	@Nullable LoggedChange changeOf(Delivery delivery) {
		return this.waitingChanges.get(delivery.seq());
	}

	/** The user of a change as it was read. */
	UserRepository.Shown userOf(LoggedChange change) {
		return Objects.requireNonNull(this.users.get(change.userId()));
	}

	/** Whether newer changes of the user make a message void. */
	boolean isSuperseded(Messenger.Messages messages, String event, LoggedChange change) {
		LoggedChangeRepository.Newest known = this.newest.get(change.userId());
		return known != null && messages.isSuperseded(event, change, known);
	}

}
