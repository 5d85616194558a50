package io.ztrisk.sighting;

import java.util.UUID;

/**
 * A value in a record of a user.
 */
public record UserSighting(UUID user, SeenValue seen) {

	public SightingKey key() {
		return new SightingKey(group(), this.seen.value(), this.seen.day());
	}

	SightingGroup group() {
		return SightingGroup.of(this.user, this.seen.rule());
	}

	/**
	 * Of two sightings with the same key, the earlier one; at the same time, the one with
	 * the smaller key of its record. UUIDs are compared as in PostgreSQL.
	 */
	UserSighting earliest(UserSighting other) {
		int byTime = this.seen.at().compareTo(other.seen.at());
		int order = (byTime != 0) ? byTime : this.seen.record().toString().compareTo(other.seen.record().toString());
		return (order <= 0) ? this : other;
	}

}
