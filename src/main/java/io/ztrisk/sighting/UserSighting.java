package io.ztrisk.sighting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;

import io.ztrisk.format.Sha256;

/**
 * A value in a record of a user.
 */
public record UserSighting(UUID user, SeenValue seen) {

	private static final Comparator<UserSighting> ORDER = Comparator
		.comparing((UserSighting sighting) -> sighting.seen.at())
		.thenComparing((sighting) -> sighting.seen.record().toString())
		.thenComparing(
				(sighting) -> Sha256.digest()
					.digest(sighting.seen.evidence().toString().getBytes(StandardCharsets.UTF_8)),
				Arrays::compareUnsigned);

	public SightingKey key() {
		return new SightingKey(group(), this.seen.value(), this.seen.day());
	}

	SightingGroup group() {
		return SightingGroup.of(this.user, this.seen.rule());
	}

	/**
	 * Of two sightings with the same key, the earlier one; at the same time, the one with
	 * the smaller key of its record; of one record that came twice with other fields, the
	 * one whose evidence has the smaller hash. All are compared as in PostgreSQL.
	 */
	UserSighting earliest(UserSighting other) {
		return (ORDER.compare(this, other) <= 0) ? this : other;
	}

}
