package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.detector.Detector;
import io.ztrisk.identity.UserReference;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.sighting.SeenValue;
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

	/** The extracted data, with the user of the record. */
	Extraction extraction(LockedUsers users) {
		UUID user = users.of(user()).id();
		List<UserObservation> observations = new ArrayList<>(this.extracted.size());
		List<UserFinding> suppressed = new ArrayList<>(0);
		for (Observation observation : this.extracted) {
			if (observation.suppressed()) {
				suppressed.add(new UserFinding(user, observation.behavior(), observation.finding()));
			}
			else {
				observations.add(new UserObservation(user, observation, this.record.source().content()));
			}
		}
		return new Extraction(observations, suppressed,
				this.seen.stream().map((one) -> new UserSighting(user, one)).toList());
	}

}
