package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.detector.Detector;
import io.ztrisk.identity.UserReference;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.sighting.SeenValue;
import io.ztrisk.sighting.SightingKey;
import io.ztrisk.sighting.UserSighting;
import io.ztrisk.user.LockedUsers;

/**
 * A record, with the observations and sightings extracted from it.
 */
final class MatchedRecord {

	private final ActivityRecord record;

	private final List<Observation> extracted = new ArrayList<>(1);

	private final List<SeenValue> seen = new ArrayList<>(0);

	MatchedRecord(ActivityRecord record) {
		this.record = record;
	}

	/** Adds what a detector extracts from the record, if it is relevant. */
	<A extends Activity> void extract(Detector<A> detector, Criteria criteria) {
		A activity = this.record.activity(detector.activity());
		if (activity != null && detector.matches(activity)) {
			Observation observation = detector.extract(activity, criteria);
			if (observation != null) {
				this.extracted.add(observation);
			}
			this.seen.addAll(detector.sightings(activity));
		}
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
	 * The number of records that have changed no stored row. Of equal records of a batch,
	 * only the first one changes a row.
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
	 * Removes the keys of this record from the changed keys.
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
