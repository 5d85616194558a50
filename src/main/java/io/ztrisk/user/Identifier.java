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
 * Tells which users records are about: by id, else by e-mail.
 */
@Component
class Identifier {

	private final UserRepository users;

	Identifier(UserRepository users) {
		this.users = users;
	}

	/**
	 * Takes the e-mails that nobody had for the first to name them, and finds every
	 * record's user.
	 */
	Identities identify(String accountId, Collection<Sighting> sightings) {
		Map<String, Sighting> claimants = claimants(sightings);
		Map<String, UUID> owners = this.users.owners(accountId, claimants.keySet());
		Set<UUID> there = new HashSet<>(owners.values());
		claimants.keySet().removeAll(owners.keySet());
		Map<UUID, UUID> known = known(accountId, sightings, claimants);
		there.addAll(known.values());
		Set<String> claimed = claimants.isEmpty() ? Set.of() : claim(accountId, claimants, known, owners);
		Map<Sighting, UUID> users = new LinkedHashMap<>();
		sightings.forEach((sighting) -> users.put(sighting,
				(sighting.id() != null) ? known.getOrDefault(sighting.id(), sighting.id())
						: Objects.requireNonNull(owners.get(sighting.email()))));
		return new Identities(users, owners, there, claimed);
	}

	/** The record that claims each e-mail: the first with a real id, else the first. */
	private static Map<String, Sighting> claimants(Collection<Sighting> sightings) {
		Map<String, Sighting> claimants = new HashMap<>();
		for (Sighting sighting : sightings) {
			if (sighting.email() != null) {
				claimants.merge(sighting.email(), sighting, (one, other) -> (one.id() != null) ? one : other);
			}
		}
		return claimants;
	}

	/** Whom the ids of records stand for, and those of the claimants, if anyone. */
	private Map<UUID, UUID> known(String accountId, Collection<Sighting> sightings, Map<String, Sighting> claimants) {
		Set<UUID> ids = new HashSet<>();
		sightings.stream().map(Sighting::id).filter(Objects::nonNull).forEach(ids::add);
		claimants.values().forEach((sighting) -> ids.add(sighting.ownId(accountId)));
		return this.users.known(accountId, ids);
	}

	/** Claims e-mails, adds their owners, and tells which were taken. */
	private Set<String> claim(String accountId, Map<String, Sighting> claimants, Map<UUID, UUID> known,
			Map<String, UUID> owners) {
		SortedMap<String, UUID> claims = new TreeMap<>();
		claimants.forEach((email, sighting) -> {
			UUID id = sighting.ownId(accountId);
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
