package io.ztrisk.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * A table with data about users. A user with such data is not forgotten.
 */
public interface UserData {

	/** The users of some that have data. */
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

}
