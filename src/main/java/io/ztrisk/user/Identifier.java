package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
		Map<UUID, UUID> merged = merged(accountId, sightings);
		Map<String, UUID> owners = owners(accountId, claimants(sightings), merged);
		Map<Sighting, UUID> users = new LinkedHashMap<>();
		sightings.forEach((sighting) -> users.put(sighting,
				(sighting.id() != null) ? merged.getOrDefault(sighting.id(), sighting.id())
						: Objects.requireNonNull(owners.get(sighting.email()))));
		return new Identities(users, owners);
	}

	/** Where the users that were merged went. */
	private Map<UUID, UUID> merged(String accountId, Collection<Sighting> sightings) {
		UUID[] ids = sightings.stream().map((sighting) -> sighting.ownId(accountId)).distinct().toArray(UUID[]::new);
		Map<UUID, UUID> merged = new HashMap<>();
		for (String[] row : this.users.merged(accountId, ids)) {
			merged.put(UUID.fromString(row[0]), UUID.fromString(row[1]));
		}
		return merged;
	}

	/** The record that claims each e-mail: the first with a real id, else the first. */
	private static Map<String, Sighting> claimants(Collection<Sighting> sightings) {
		Map<String, Sighting> claimants = new LinkedHashMap<>();
		for (Sighting sighting : sightings) {
			if (sighting.email() != null) {
				claimants.merge(sighting.email(), sighting, (one, other) -> (one.id() != null) ? one : other);
			}
		}
		return claimants;
	}

	private Map<String, UUID> owners(String accountId, Map<String, Sighting> claimants, Map<UUID, UUID> merged) {
		Map<String, UUID> owners = new HashMap<>();
		if (!claimants.isEmpty()) {
			String[] emails = claimants.keySet().toArray(String[]::new);
			UUID[] ids = claimants.values()
				.stream()
				.map((sighting) -> sighting.ownId(accountId))
				.map((id) -> merged.getOrDefault(id, id))
				.toArray(UUID[]::new);
			this.users.claim(accountId, emails, ids);
			for (String[] row : this.users.owners(accountId, emails)) {
				owners.put(row[0], UUID.fromString(row[1]));
			}
		}
		return owners;
	}

}
