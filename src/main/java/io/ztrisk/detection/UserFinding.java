package io.ztrisk.detection;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A finding about a user.
 */
record UserFinding(UUID user, Behavior behavior, Finding finding) {

	ObservationKey key() {
		return new ObservationKey(this.user, this.behavior, this.finding.record());
	}

	UUID event(String accountId) {
		return Keys.event(accountId, this.user, this.behavior, this.finding.bucket());
	}

}
