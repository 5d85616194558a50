package io.ztrisk.user;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who is meant by records, as far as can be told before their users are locked.
 *
 * @param users by record, in the records' order: of two real ids that could take over an
 * e-mail, the first does
 * @param owners who had each e-mail first
 */
record Identities(Map<Sighting, UUID> users, Map<String, UUID> owners) {

	/**
	 * Who had a record's e-mail first, null if the record has none.
	 */
	@Nullable UUID owner(Sighting sighting) {
		return (sighting.email() != null) ? this.owners.get(sighting.email()) : null;
	}

	/**
	 * The records' users, and whether each has an id derived from an e-mail.
	 */
	SortedMap<UUID, Boolean> derived(String accountId) {
		SortedMap<UUID, Boolean> derived = new TreeMap<>();
		this.users.forEach((sighting, id) -> derived.merge(id,
				sighting.email() != null && id.equals(DerivedId.of(accountId, sighting.email())), Boolean::logicalOr));
		return derived;
	}

	/**
	 * The records' users and all that may become one with them.
	 */
	SortedSet<UUID> all() {
		SortedSet<UUID> all = new TreeSet<>(this.users.values());
		all.addAll(this.owners.values());
		return all;
	}

}
