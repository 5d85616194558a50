package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.identity.UserReference;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.sighting.SeenValue;
import io.ztrisk.sighting.SightingKey;
import io.ztrisk.sighting.UserSighting;
import io.ztrisk.user.LockedUsers;

/**
 * A record, with the observations and sightings extracted from it.
 */
record MatchedRecord(ActivityRecord record, List<Observation> extracted, List<SeenValue> seen) {

	MatchedRecord(ActivityRecord record) {
		this(record, new ArrayList<>(1), new ArrayList<>(0));
	}

	boolean isRelevant() {
		return !this.extracted.isEmpty() || !this.seen.isEmpty();
	}

	UserReference user() {
		return this.record.source().user();
	}

	List<UserObservation> observations(LockedUsers users) {
		return this.extracted.stream()
			.filter((observation) -> !observation.suppressed())
			.map((observation) -> new UserObservation(users.of(user()).id(), observation,
					this.record.source().content()))
			.toList();
	}

	List<UserFinding> suppressedFindings(LockedUsers users) {
		return this.extracted.stream()
			.filter(Observation::suppressed)
			.map((observation) -> new UserFinding(users.of(user()).id(), observation.behavior(), observation.finding()))
			.toList();
	}

	List<UserSighting> sightings(LockedUsers users) {
		UUID user = users.of(user()).id();
		return this.seen.stream().map((one) -> new UserSighting(user, one)).toList();
	}

	/**
	 * The number of records of which nothing has changed what is stored. Of equal records
	 * of a batch, only the first one changes it.
	 */
	static int countDuplicates(List<MatchedRecord> records, Set<ObservationKey> changed,
			Set<SightingKey> changedSightings, LockedUsers users) {
		Set<ObservationKey> remaining = new HashSet<>(changed);
		Set<SightingKey> remainingSightings = new HashSet<>(changedSightings);
		return (int) records.stream()
			.filter((record) -> record.isDuplicate(remaining, remainingSightings, users))
			.count();
	}

	/**
	 * Removes what was extracted from this record from what changed.
	 * @return whether nothing of it changed, so that the record is a duplicate; false if
	 * all its observations are suppressed, since these are not stored
	 */
	private boolean isDuplicate(Set<ObservationKey> changed, Set<SightingKey> changedSightings, LockedUsers users) {
		List<ObservationKey> keys = observations(users).stream().map(UserObservation::key).toList();
		List<SightingKey> sightings = sightings(users).stream().map(UserSighting::key).toList();
		boolean hasChanged = changed.removeAll(keys) | changedSightings.removeAll(sightings);
		return !hasChanged && (!keys.isEmpty() || !sightings.isEmpty());
	}

}
