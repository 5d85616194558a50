package io.ztrisk.behavior;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour with its rule, in the API and in the audit.
 *
 * @param revision counts the changes of the rule, from 1
 * @param rule as JSON; null if the behaviour has none
 * @param suspended true if the server has disabled the behaviour, otherwise null
 */
@ApiSchema("BehaviorDetails")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BehaviorDetails(String description, boolean enabled, String key, String name, int revision, RiskLevel riskLevel,
		@JsonRawValue @Nullable String rule, @Nullable Boolean suspended) {

	static BehaviorDetails of(Behavior behavior, ConfiguredBehavior setting, int revision, @Nullable String rule,
			boolean suspended) {
		return new BehaviorDetails(setting.description(), setting.enabled(), behavior.key(), setting.name(), revision,
				setting.riskLevel(), rule, suspended ? true : null);
	}

	/** A predefined behaviour that the account has never configured. */
	static BehaviorDetails ofDefault(Behavior behavior, ConfiguredBehavior setting) {
		PredefinedRule predefined = BehaviorCatalogue.rules().get(behavior);
		return of(behavior, setting, 1, (predefined != null) ? predefined.rule().toString() : null, false);
	}

}
