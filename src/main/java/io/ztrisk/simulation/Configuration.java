package io.ztrisk.simulation;

import java.util.Map;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of an account: its behaviours and its settings.
 */
record Configuration(Map<Behavior, ConfiguredBehavior> behaviors, Criteria criteria) {

	boolean isEnabled(Behavior behavior) {
		return level(behavior) != null;
	}

	/** The level of the events of a behaviour; null if it is not enabled. */
	@Nullable RiskLevel level(Behavior behavior) {
		ConfiguredBehavior configured = this.behaviors.get(behavior);
		return (configured != null && configured.enabled()) ? configured.riskLevel() : null;
	}

}
