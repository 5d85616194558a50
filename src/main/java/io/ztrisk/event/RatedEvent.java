package io.ztrisk.event;

import java.util.Objects;

import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ScoredEvent;
import io.ztrisk.user.User;

/**
 * An event to store, its user and its level.
 */
record RatedEvent(NewEvent sent, User user, RiskLevel level) {

	static RatedEvent of(NewEvent sent, User user, ConfiguredBehavior configuration) {
		return new RatedEvent(sent, user, Objects.requireNonNullElse(sent.level(), configuration.riskLevel()));
	}

	EventDay day() {
		return EventDay.of(this.sent.behavior(), this.sent.user().at());
	}

	/** Adds the event to the score of its user. */
	void score() {
		this.user.recordEvent(new ScoredEvent(this.sent.id(), this.sent.behavior(), this.level, this.sent.user().at()),
				null);
	}

}
