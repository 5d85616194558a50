package io.ztrisk.detection;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An observation of a user.
 *
 * @param user the user's id
 * @param observation what was seen
 * @param found whether it has become a finding before
 */
record UserObservation(UUID user, Observation observation, boolean found) {

	ObservationKey key() {
		return new ObservationKey(this.user, this.observation.behavior(), this.observation.record());
	}

	/**
	 * The event of the finding that this is by itself, null if it is none.
	 */
	@Nullable UUID event(String accountId) {
		return (this.observation.bucket() != null)
				? Keys.event(accountId, this.user, this.observation.behavior(), this.observation.bucket()) : null;
	}

}
