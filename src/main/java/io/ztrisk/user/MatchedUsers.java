package io.ztrisk.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The users that references name, as known before the users are locked.
 *
 * @param users by record, in the records' order: of two real ids that could take over an
 * e-mail, the first does
 * @param owners the users by e-mail: the first that had it
 * @param there the users that existed before
 * @param claimed the e-mails that had no owner before
 */
record MatchedUsers(Map<UserReference, UUID> users, Map<String, UUID> owners, Set<UUID> there, Set<String> claimed) {

	/** The owner of a record's e-mail, null if the record has none. */
	@Nullable UUID owner(UserReference reference) {
		return (reference.email() != null) ? this.owners.get(reference.email()) : null;
	}

	/** The users to create, as their records show them. */
	List<User> newcomers(String accountId) {
		Map<UUID, List<UserReference>> references = this.users.keySet()
			.stream()
			.filter((reference) -> !this.there.contains(this.users.get(reference)))
			.collect(Collectors.groupingBy(this.users::get));
		List<User> newcomers = new ArrayList<>();
		references.forEach((id, seen) -> {
			User user = new User(new User.Key(accountId, id),
					seen.stream().anyMatch((reference) -> reference.derives(accountId, id)));
			seen.forEach(user::identify);
			newcomers.add(user);
		});
		return newcomers;
	}

	/** The users of the records, and those that may be merged into them. */
	Set<UUID> all() {
		Set<UUID> all = new HashSet<>(this.users.values());
		all.addAll(this.owners.values());
		return all;
	}

}
