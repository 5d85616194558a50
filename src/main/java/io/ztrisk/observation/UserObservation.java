package io.ztrisk.observation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An observation of a user.
 *
 * @param user the user's id
 * @param observation what was seen
 * @param content made of the record's fields: of two records with one key and one time,
 * the one with the smaller content counts
 */
public record UserObservation(UUID user, Observation observation, UUID content) {

	public ObservationKey key() {
		return new ObservationKey(this.user, this.observation.behavior(), this.observation.record());
	}

	/**
	 * The event of the finding that this is by itself, null if it is none.
	 */
	@Nullable public UUID event(String accountId) {
		return (this.observation.bucket() != null)
				? UserFinding.eventId(accountId, this.user, this.observation.behavior(), this.observation.bucket())
				: null;
	}

	/**
	 * The one of two with the same key that counts: the earlier one. UUIDs are compared
	 * as the database does it.
	 */
	public UserObservation or(UserObservation other) {
		int byTime = this.observation.at().compareTo(other.observation.at());
		int order = (byTime != 0) ? byTime : this.content.toString().compareTo(other.content.toString());
		return (order <= 0) ? this : other;
	}

}
