package io.ztrisk.behavior;

import io.ztrisk.api.ApiSchema;

/**
 * A behaviour as an account has it.
 *
 * @param description what the behaviour is, for a person
 * @param enabled whether the behaviour raises events
 * @param name the title for a person
 * @param riskLevel the level to which its events raise a user
 */
@ApiSchema("Behavior")
public record BehaviorSetting(String description, boolean enabled, String name, RiskLevel riskLevel) {

	BehaviorSetting with(BehaviorChange change) {
		return new BehaviorSetting(this.description, change.enabled(), this.name, change.riskLevel());
	}

}
