package io.ztrisk.testmode;

import java.time.Instant;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event to make.
 *
 * @param level null for the level of the behaviour
 * @param at null for the time of the call
 * @param details JSON, null if there is none
 */
record TestEvent(Behavior behavior, @Nullable RiskLevel level, @Nullable Instant at, @Nullable String details) {

	/** An event of the behaviour that has this level by default. */
	static TestEvent of(RiskLevel level) {
		String behavior = switch (level) {
			case LOW -> "high_risk_domain";
			case MEDIUM -> "high_dlp";
			case HIGH -> "imp_travel";
		};
		return new TestEvent(new Behavior(behavior), level, null, null);
	}

}
