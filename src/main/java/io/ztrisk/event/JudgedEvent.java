package io.ztrisk.event;

import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.BehaviorConfiguration;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.user.User;

/**
 * An event with its user and its level of the moment.
 */
record JudgedEvent(NewEvent sent, User user, RiskLevel level) {

	static JudgedEvent of(NewEvent sent, User user, BehaviorConfiguration configuration) {
		return new JudgedEvent(sent, user, Objects.requireNonNullElse(sent.level(), configuration.riskLevel()));
	}

	UUID id() {
		return this.sent.id();
	}

	/**
	 * Takes the event into its user's score.
	 */
	void raise() {
		this.user.recordEvent(this.level, this.sent.user().at());
	}

}
