package io.ztrisk.behavior;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of an update of behaviours.
 */
final class BehaviorChanges {

	private BehaviorChanges() {
	}

	/**
	 * Reads what is to change, in the catalogue's order, in which rows are then locked.
	 * @throws io.ztrisk.api.ApiException with every problem and its place
	 */
	static SortedMap<Behavior, BehaviorConfiguration> read(JsonNode body) {
		Fields root = Fields.of(body);
		SortedMap<Behavior, BehaviorConfiguration> changes = new TreeMap<>();
		JsonNode entries = body.get("behaviors");
		if (entries == null) {
			root.problem("behaviors", "is required");
		}
		else if (!entries.isObject()) {
			root.problem("behaviors", "must be an object");
		}
		else {
			Fields behaviors = new Fields(entries, "/behaviors", root.problems());
			entries.properties().forEach((entry) -> read(behaviors, entry.getKey(), entry.getValue(), changes));
		}
		root.problems().throwIfAny();
		return changes;
	}

	private static void read(Fields behaviors, String key, JsonNode entry,
			SortedMap<Behavior, BehaviorConfiguration> changes) {
		Optional<Behavior> behavior = Behavior.parse(key);
		if (behavior.isEmpty()) {
			behaviors.problems().add(behaviors.at(key), ErrorCode.UNKNOWN_BEHAVIOR, "Unknown behavior");
		}
		else if (!entry.isObject()) {
			behaviors.problem(key, "must be an object");
		}
		else {
			Fields fields = new Fields(entry, behaviors.at(key), behaviors.problems());
			boolean enabled = fields.bool("enabled");
			@Nullable RiskLevel level = fields.oneOf("risk_level", true, RiskLevel::parse, RiskLevel.VALUES);
			if (level != null) {
				changes.put(behavior.get(), new BehaviorConfiguration(enabled, level));
			}
		}
	}

}
