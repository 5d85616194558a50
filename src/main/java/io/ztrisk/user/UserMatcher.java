package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * Matches references to users, by id or else by e-mail.
 */
@Component
class UserMatcher {

	private final UserRepository users;

	UserMatcher(UserRepository users) {
		this.users = users;
	}

	/**
	 * Takes the e-mails that nobody had for the first to name them, and finds every
	 * record's user.
	 */
	MatchedUsers identify(String accountId, Collection<UserReference> references) {
		Map<String, UserReference> claimants = claimants(references);
		Map<String, UUID> owners = this.users.owners(accountId, claimants.keySet());
		Set<UUID> there = new HashSet<>(owners.values());
		claimants.keySet().removeAll(owners.keySet());
		Map<UUID, UUID> known = known(accountId, references, claimants);
		there.addAll(known.values());
		Set<String> claimed = claimants.isEmpty() ? Set.of() : claim(accountId, claimants, known, owners);
		Map<UserReference, UUID> users = new LinkedHashMap<>();
		references.forEach((reference) -> users.put(reference,
				(reference.id() != null) ? known.getOrDefault(reference.id(), reference.id())
						: Objects.requireNonNull(owners.get(reference.email()))));
		return new MatchedUsers(users, owners, there, claimed);
	}

	/** The record that claims each e-mail: the first with a real id, else the first. */
	private static Map<String, UserReference> claimants(Collection<UserReference> references) {
		Map<String, UserReference> claimants = new HashMap<>();
		for (UserReference reference : references) {
			if (reference.email() != null) {
				claimants.merge(reference.email(), reference, (one, other) -> (one.id() != null) ? one : other);
			}
		}
		return claimants;
	}

	/** Whom the ids of records stand for, and those of the claimants, if anyone. */
	private Map<UUID, UUID> known(String accountId, Collection<UserReference> references,
			Map<String, UserReference> claimants) {
		Set<UUID> ids = new HashSet<>();
		references.stream().map(UserReference::id).filter(Objects::nonNull).forEach(ids::add);
		claimants.values().forEach((reference) -> ids.add(reference.ownId(accountId)));
		return this.users.known(accountId, ids);
	}

	/** Claims e-mails, adds their owners, and tells which were taken. */
	private Set<String> claim(String accountId, Map<String, UserReference> claimants, Map<UUID, UUID> known,
			Map<String, UUID> owners) {
		SortedMap<String, UUID> claims = new TreeMap<>();
		claimants.forEach((email, reference) -> {
			UUID id = reference.ownId(accountId);
			claims.put(email, known.getOrDefault(id, id));
		});
		Set<String> claimed = new HashSet<>(this.users.claim(accountId, claims));
		Set<String> missed = new HashSet<>(claims.keySet());
		missed.removeAll(claimed);
		owners.putAll(claims);
		if (!missed.isEmpty()) {
			owners.putAll(this.users.owners(accountId, missed));
		}
		return claimed;
	}

}
