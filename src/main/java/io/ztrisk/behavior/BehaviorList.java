package io.ztrisk.behavior;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.ApiSchema;

/**
 * The behaviours of an account by key.
 */
@ApiSchema("Behaviors")
record BehaviorList(SortedMap<String, BehaviorSetting> behaviors) {

	static BehaviorList of(Map<Behavior, BehaviorSetting> settings) {
		SortedMap<String, BehaviorSetting> behaviors = new TreeMap<>();
		settings.forEach((behavior, setting) -> behaviors.put(behavior.key(), setting));
		return new BehaviorList(behaviors);
	}

}
