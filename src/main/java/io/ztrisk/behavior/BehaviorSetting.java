package io.ztrisk.behavior;

import io.ztrisk.api.ApiSchema;

/**
 * A behaviour with the setting of an account.
 *
 * @param description the description for people
 * @param enabled whether events of the behaviour are stored
 * @param name the name for people
 * @param riskLevel the level of its events
 */
@ApiSchema("Behavior")
public record BehaviorSetting(String description, boolean enabled, String name, RiskLevel riskLevel) {

	BehaviorSetting with(BehaviorChange change) {
		return new BehaviorSetting(this.description, change.enabled(), this.name, change.riskLevel());
	}

}
