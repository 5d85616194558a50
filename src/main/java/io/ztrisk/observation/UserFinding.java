package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.Uuids;

/**
 * A finding about a user.
 */
public record UserFinding(UUID user, Behavior behavior, Finding finding) {

	public UUID eventId(String accountId) {
		return eventId(accountId, this.user, this.behavior, this.finding.bucket());
	}

	/** The id of the one event for all findings of a user, a behaviour and a bucket. */
	public static UUID eventId(String accountId, UUID user, Behavior behavior, String bucket) {
		return Uuids.ofParts("detected", accountId, user.toString(), behavior.key(), bucket);
	}

}
