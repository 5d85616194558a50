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

import io.ztrisk.identity.UserReference;

import org.springframework.stereotype.Component;

/**
 * Finds the user of each record, by id or else by alias.
 */
@Component
class UserMatcher {

	private final UserRepository users;

	UserMatcher(UserRepository users) {
		this.users = users;
	}

	/** Finds the user of each record. Aliases without an owner get one. */
	MatchedUsers match(String accountId, Collection<UserReference> references) {
		Map<String, UserReference> claimants = claimants(references);
		Map<String, UUID> owners = this.users.owners(accountId, claimants.keySet());
		Set<UUID> existing = new HashSet<>(owners.values());
		claimants.keySet().removeAll(owners.keySet());
		SortedMap<String, UUID> claims = new TreeMap<>();
		claimants.forEach((alias, reference) -> claims.put(alias, reference.ownId(accountId)));
		Map<UUID, UUID> known = known(accountId, references, claims.values());
		existing.addAll(known.values());
		claims.replaceAll((alias, id) -> known.getOrDefault(id, id));
		Map<String, UUID> claimed = claims.isEmpty() ? Map.of() : claim(accountId, claims, owners);
		Map<UserReference, UUID> users = new LinkedHashMap<>();
		references.forEach((reference) -> users.put(reference,
				(reference.id() != null) ? known.getOrDefault(reference.id(), reference.id())
						: Objects.requireNonNull(owners.get(reference.aliases().getFirst()))));
		return new MatchedUsers(users, owners, existing, claimed);
	}

	/** The record whose user may own an alias: the first with an id, else the first. */
	private static Map<String, UserReference> claimants(Collection<UserReference> references) {
		Map<String, UserReference> claimants = new HashMap<>();
		for (UserReference reference : references) {
			for (String alias : reference.aliases()) {
				claimants.merge(alias, reference, (one, other) -> (one.id() != null) ? one : other);
			}
		}
		return claimants;
	}

	/** The existing users with the ids of records, or with ids derived from aliases. */
	private Map<UUID, UUID> known(String accountId, Collection<UserReference> references, Collection<UUID> derived) {
		Set<UUID> ids = new HashSet<>(derived);
		references.stream().map(UserReference::id).filter(Objects::nonNull).forEach(ids::add);
		return this.users.known(accountId, ids);
	}

	/** Stores the owners of aliases, adds all owners, and returns those stored. */
	private Map<String, UUID> claim(String accountId, SortedMap<String, UUID> claims, Map<String, UUID> owners) {
		owners.putAll(claims);
		Set<String> missed = new HashSet<>(claims.keySet());
		missed.removeAll(this.users.claim(accountId, claims));
		if (!missed.isEmpty()) {
			owners.putAll(this.users.owners(accountId, missed));
			claims.keySet().removeAll(missed);
		}
		return claims;
	}

}
