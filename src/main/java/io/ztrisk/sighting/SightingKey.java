package io.ztrisk.sighting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.Uuids;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.UserFinding;

/**
 * The key of a sighting in an account.
 *
 * @param day the UTC day
 */
public record SightingKey(SightingGroup group, String value, LocalDate day) implements Comparable<SightingKey> {

	private static final Comparator<SightingKey> ORDER = Comparator.comparing(SightingKey::group)
		.thenComparing(SightingKey::value)
		.thenComparing(SightingKey::day);

	public Behavior behavior() {
		return new Behavior(this.group.behavior());
	}

	@Override
	public int compareTo(SightingKey other) {
		return ORDER.compare(this, other);
	}

	/** The id of the event if its value is new. */
	UUID eventId(String accountId, String bucket) {
		return UserFinding.eventId(accountId, this.group.user(), behavior(), bucket);
	}

	/** The key of the observation that this sighting is if its value is new. */
	ObservationKey observation() {
		UUID record = Uuids.ofParts("sighting", this.value, this.day.toString());
		return new ObservationKey(this.group.user(), behavior(), record);
	}

}
