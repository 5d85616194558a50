package io.ztrisk.behavior;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.ApiSchema;

/**
 * All behaviours of an account by key.
 */
@ApiSchema("Behaviors")
record BehaviorCatalogue(SortedMap<String, Entry> behaviors) {

	static BehaviorCatalogue of(Map<Behavior, BehaviorSetting> configuration) {
		SortedMap<String, Entry> entries = new TreeMap<>();
		configuration.forEach((behavior, configured) -> entries.put(behavior.key(),
				new Entry(behavior.description(), configured.enabled(), behavior.title(), configured.riskLevel())));
		return new BehaviorCatalogue(entries);
	}

	/**
	 * A behaviour as an account has it.
	 */
	@ApiSchema("Behavior")
	record Entry(String description, boolean enabled, String name, RiskLevel riskLevel) {

	}

}
