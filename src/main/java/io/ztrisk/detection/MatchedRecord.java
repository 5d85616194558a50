package io.ztrisk.detection;

import java.util.List;
import java.util.Set;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.UserReference;

/**
 * A record that is relevant for a behaviour, with the observations extracted from it.
 */
record MatchedRecord(ActivityRecord record, List<Observation> extracted) {

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

	/**
	 * Removes the observations of this record from those that changed.
	 * @return whether there were none, so that the record is a duplicate; false if all
	 * its observations are suppressed, since these are not stored
	 */
	boolean isDuplicate(Set<ObservationKey> changed, LockedUsers users) {
		List<ObservationKey> keys = observations(users).stream().map(UserObservation::key).toList();
		return !changed.removeAll(keys) && !keys.isEmpty();
	}

}
