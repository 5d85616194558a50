package io.ztrisk.sender;

import java.util.List;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a poll returns.
 *
 * @param more whether there is more to hand out
 */
public record PollBatch(List<Message> messages, boolean more) {

	/**
	 * A message.
	 *
	 * @param change null for a message that is no change
	 * @param user the user of the change as it is now
	 */
	public record Message(Delivery delivery, @Nullable LoggedChange change, UserRepository.@Nullable Shown user) {

	}

}
