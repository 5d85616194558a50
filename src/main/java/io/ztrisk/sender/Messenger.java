package io.ztrisk.sender;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
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

	/**
	 * The message that an operator has changed the status; empty if none is sent.
	 */
	default Optional<Control> onStatus(SubscriptionStatus status) {
		return Optional.empty();
	}

	/**
	 * A message that is no change.
	 *
	 * @param content a JSON object
	 */
	record Control(String event, String content) {

	}

	/** The messages of a subscription. It is used by several threads at once. */
	interface Messages {

		/**
		 * The events to send about a change, in order; none if it is passed over.
		 * @param user the user as it is now
		 */
		List<String> events(LoggedChange change, UserRepository.Shown user);

		/**
		 * Whether newer changes of a user make an event void, since it carries the state
		 * of the user and not what happened.
		 */
		boolean isSuperseded(String event, LoggedChange change, LoggedChangeRepository.Newest newest);

		/**
		 * A message, with a new signature.
		 * @param id the id of the delivery
		 * @param user the user as it is now
		 */
		OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now);

		/** Whether a message that is no change goes out also while nothing else does. */
		default boolean isForAnyStatus(String event) {
			return false;
		}

		/**
		 * A message that is no change, with a new signature.
		 * @param control its content as a JSON object
		 */
		default OutgoingRequest control(UUID id, String event, String control, Instant now) {
			throw new UnsupportedOperationException("This kind has changes alone");
		}

	}

}
