package io.ztrisk.signal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.user.UserRepository;

/**
 * Makes the messages of a kind of subscription. The sender knows nothing else about the
 * kind.
 */
public interface Messenger {

	SubscriptionKind kind();

	/**
	 * Prepares the messages of a pass.
	 * @return empty if the secrets of the subscription cannot be opened
	 */
	Optional<Messages> open(Subscription subscription);

	/**
	 * Whether a subscription is disabled if its receiver says that it is gone, or has
	 * failed for days.
	 */
	boolean givesUp();

	/** The messages of a subscription. It is used by several threads at once. */
	interface Messages {

		/**
		 * The events to send about a change, in order; none if it is passed over.
		 * @param user the user as it is now
		 */
		List<String> events(LoggedChange change, UserRepository.Shown user);

		/**
		 * Whether an event carries the state of a user: a newer change of the user then
		 * makes it void.
		 */
		boolean isState(String event);

		/**
		 * A message, with a new signature.
		 * @param id the id of the delivery
		 * @param user the user as it is now
		 */
		OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now);

	}

}
