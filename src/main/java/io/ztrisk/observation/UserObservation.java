package io.ztrisk.observation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An observation of a user.
 *
 * @param content a hash of the record's fields: of two records with the same key and
 * time, the one with the smaller content counts
 */
public record UserObservation(UUID user, Observation observation, UUID content) {

	public ObservationKey key() {
		return new ObservationKey(this.user, this.observation.behavior(), this.observation.record());
	}

	/** The id of the event if this observation alone is a finding, else null. */
	@Nullable public UUID eventId(String accountId) {
		return (this.observation.bucket() != null)
				? UserFinding.eventId(accountId, this.user, this.observation.behavior(), this.observation.bucket())
				: null;
	}

	/** The buckets, by event id, of the observations that alone are findings. */
	public static Map<UUID, String> buckets(String accountId, Collection<UserObservation> observed) {
		Map<UUID, String> buckets = new HashMap<>();
		observed.forEach((one) -> {
			String bucket = one.observation().bucket();
			if (bucket != null) {
				buckets.put(UserFinding.eventId(accountId, one.user(), one.observation().behavior(), bucket), bucket);
			}
		});
		return buckets;
	}

	/**
	 * Of two observations with the same key, the one that counts: the earlier one. UUIDs
	 * are compared as in PostgreSQL.
	 */
	public UserObservation earliest(UserObservation other) {
		int byTime = this.observation.at().compareTo(other.observation.at());
		int order = (byTime != 0) ? byTime : this.content.toString().compareTo(other.content.toString());
		return (order <= 0) ? this : other;
	}

}
