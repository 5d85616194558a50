package io.ztrisk.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.sighting.SightingKey;
import io.ztrisk.sighting.UserSighting;

/**
 * The data that the detectors extracted from a record, with the user of the record.
 *
 * @param observations to store
 * @param suppressed the findings that an exclusion of the account suppresses: they are
 * listed, and their observations are not stored
 * @param sightings to store
 */
record Extraction(List<UserObservation> observations, List<UserFinding> suppressed, List<UserSighting> sightings) {

	/**
	 * The number of records that have changed no stored row. Of equal records of a batch,
	 * only the first one changes a row.
	 */
	static int countDuplicates(List<Extraction> records, Set<ObservationKey> changed,
			Set<SightingKey> changedSightings) {
		Set<ObservationKey> remaining = new HashSet<>(changed);
		Set<SightingKey> remainingSightings = new HashSet<>(changedSightings);
		return (int) records.stream().filter((record) -> record.isDuplicate(remaining, remainingSightings)).count();
	}

	/**
	 * Removes the keys of this record from the changed keys.
	 * @return whether nothing of it changed, so that the record is a duplicate; false if
	 * all its observations are suppressed, since these are not stored
	 */
	private boolean isDuplicate(Set<ObservationKey> changed, Set<SightingKey> changedSightings) {
		boolean hasChanged = false;
		for (UserObservation observation : this.observations) {
			hasChanged |= changed.remove(observation.key());
		}
		for (UserSighting sighting : this.sightings) {
			hasChanged |= changedSightings.remove(sighting.key());
		}
		return !hasChanged && (!this.observations.isEmpty() || !this.sightings.isEmpty());
	}

}
