package io.ztrisk.user;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.identity.UserReference;

/**
 * The users of a transaction's records, locked until it ends.
 *
 * @param users the users by record
 * @param all the users by id, also those that were merged into another
 * @param created the ids of new users
 * @param merged the number of derived users that were merged into a real id
 * @param claimed the owners of the aliases that had none before
 */
public record LockedUsers(Map<UserReference, User> users, Map<UUID, User> all, Set<UUID> created, int merged,
		Map<String, UUID> claimed) {

	public User of(UserReference reference) {
		return Objects.requireNonNull(this.users.get(reference));
	}

	/** Whether a record counts: its user was not erased after it. */
	public boolean has(UserReference reference) {
		return this.users.containsKey(reference);
	}

	/**
	 * Whether the records are the only data of a user. If users were merged in this
	 * transaction, a new user may have the data of another one.
	 */
	public boolean isNew(UUID user) {
		return this.merged == 0 && this.created.contains(user);
	}

	/** The users of the records by id. */
	public Map<UUID, User> byId() {
		Map<UUID, User> byId = new HashMap<>();
		this.users.values().forEach((user) -> byId.put(user.id(), user));
		return byId;
	}

}
