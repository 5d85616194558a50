package io.ztrisk.event;

import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.BehaviorSetting;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.user.User;

/**
 * An event with its user and its present level.
 */
record RatedEvent(NewEvent sent, User user, RiskLevel level) {

	static RatedEvent of(NewEvent sent, User user, BehaviorSetting configuration) {
		return new RatedEvent(sent, user, Objects.requireNonNullElse(sent.level(), configuration.riskLevel()));
	}

	UUID id() {
		return this.sent.id();
	}

	/** Takes the event into its user's score. */
	void raise() {
		this.user.recordEvent(this.level, null, this.sent.user().at());
	}

}
