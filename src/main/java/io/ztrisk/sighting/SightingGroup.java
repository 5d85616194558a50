package io.ztrisk.sighting;

import java.util.Comparator;
import java.util.UUID;

/**
 * Identifies the sightings of a user by one version of a rule. Senders choose the ids of
 * users, so all groups may have the same hash: use them in tree maps.
 */
public record SightingGroup(UUID user, String behavior, long version) implements Comparable<SightingGroup> {

	private static final Comparator<SightingGroup> ORDER = Comparator.comparing(SightingGroup::user)
		.thenComparing(SightingGroup::behavior)
		.thenComparing(SightingGroup::version);

	static SightingGroup of(UUID user, Novelty rule) {
		return new SightingGroup(user, rule.behavior().behavior().key(), rule.behavior().version());
	}

	@Override
	public int compareTo(SightingGroup other) {
		return ORDER.compare(this, other);
	}

}
