package io.ztrisk.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A table with data about users. A user with such data is not forgotten.
 */
public interface UserData {

	/** The users of some that have data. */
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	/**
	 * The time of the newest data of a user whose time can be ahead of the server's;
	 * empty if there is none.
	 */
	default Optional<Instant> newest(String accountId, UUID user) {
		return Optional.empty();
	}

}
