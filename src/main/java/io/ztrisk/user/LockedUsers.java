package io.ztrisk.user;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The users of a transaction's records, locked until it ends.
 *
 * @param users by record
 * @param all by their ids, those too who became one with another
 * @param created the ids of new ones
 * @param merged how many that were known by e-mail became one with a real id
 * @param claimed the e-mails that nobody had before, and whose they are now
 */
public record LockedUsers(Map<UserReference, User> users, Map<UUID, User> all, Set<UUID> created, int merged,
		Map<String, UUID> claimed) {

	/**
	 * The user of a record.
	 */
	public User of(UserReference reference) {
		return Objects.requireNonNull(this.users.get(reference));
	}

	/**
	 * Whether a record counts: nobody whom it names was erased later.
	 */
	public boolean has(UserReference reference) {
		return this.users.containsKey(reference);
	}

	/**
	 * The users by their ids.
	 */
	public Map<UUID, User> byId() {
		Map<UUID, User> byId = new HashMap<>();
		this.users.values().forEach((user) -> byId.put(user.id(), user));
		return byId;
	}

}
