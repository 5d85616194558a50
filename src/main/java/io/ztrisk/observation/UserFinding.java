package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.log.Keys;

/**
 * A finding about a user.
 */
public record UserFinding(UUID user, Behavior behavior, Finding finding) {

	ObservationKey key() {
		return new ObservationKey(this.user, this.behavior, this.finding.record());
	}

	public UUID event(String accountId) {
		return Keys.event(accountId, this.user, this.behavior, this.finding.bucket());
	}

}
