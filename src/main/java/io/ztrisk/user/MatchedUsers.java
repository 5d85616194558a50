package io.ztrisk.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.identity.UserReference;

/**
 * The users of records, before they are locked.
 *
 * @param users by record, in the order of the records: if two real ids come with one
 * alias, the first takes over its user
 * @param owners the first user of each alias
 * @param existing the users that existed before
 * @param claimed the owners of the aliases that had none before
 */
record MatchedUsers(Map<UserReference, UUID> users, Map<String, UUID> owners, Set<UUID> existing,
		Map<String, UUID> claimed) {

	/** The users to create, with the newest e-mail and name of their records. */
	List<User> newUsers(String accountId) {
		Map<UUID, List<UserReference>> references = this.users.keySet()
			.stream()
			.filter((reference) -> !this.existing.contains(this.users.get(reference)))
			.collect(Collectors.groupingBy(this.users::get));
		List<User> users = new ArrayList<>();
		references.forEach((id, records) -> {
			User user = new User(new User.Key(accountId, id),
					records.stream().anyMatch((reference) -> reference.derives(accountId, id)));
			records.forEach(user::identify);
			users.add(user);
		});
		return users;
	}

	/** The users of the records, and those that may be merged into them. */
	Set<UUID> all() {
		Set<UUID> all = new HashSet<>(this.users.values());
		all.addAll(this.owners.values());
		return all;
	}

}
