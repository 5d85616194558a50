package io.ztrisk.behavior;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a call that changes behaviours.
 */
public final class BehaviorUpdate {

	private BehaviorUpdate() {
	}

	/**
	 * Reads the changes, in the order of keys.
	 * @param finder finds the behaviours of the account by key
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static SortedMap<Behavior, BehaviorChange> read(JsonNode body, Function<String, Optional<Behavior>> finder) {
		JsonFields root = JsonFields.of(body);
		SortedMap<Behavior, BehaviorChange> changes = new TreeMap<>();
		if (!body.has("behaviors")) {
			root.problem("behaviors", "is required");
		}
		read(root, finder, changes);
		root.problems().throwIfAny();
		return changes;
	}

	/**
	 * The behaviours of an account as they would be after the changes in a body, which
	 * need not have any. Problems are added to those of the body.
	 * @param behaviors the behaviours that are listed for the account
	 */
	public static Map<Behavior, ConfiguredBehavior> proposed(JsonFields root,
			Function<String, Optional<Behavior>> finder, Map<Behavior, ConfiguredBehavior> behaviors) {
		SortedMap<Behavior, BehaviorChange> changes = new TreeMap<>();
		read(root, finder, changes);
		Map<Behavior, ConfiguredBehavior> proposed = new TreeMap<>(behaviors);
		changes.forEach((behavior, change) -> {
			@Nullable ConfiguredBehavior before = behaviors.getOrDefault(behavior, BehaviorCatalogue.all().get(behavior));
			if (before != null) {
				proposed.put(behavior, before.with(change));
			}
		});
		return proposed;
	}

	private static void read(JsonFields root, Function<String, Optional<Behavior>> finder,
			SortedMap<Behavior, BehaviorChange> changes) {
		JsonNode entries = root.object().get("behaviors");
		if (entries != null && !entries.isObject()) {
			root.problem("behaviors", "must be an object");
		}
		else if (entries != null) {
			JsonFields behaviors = new JsonFields(entries, "/behaviors", root.problems());
			entries.properties().forEach((entry) -> read(behaviors, entry.getKey(), entry.getValue(), finder, changes));
		}
	}

	private static void read(JsonFields behaviors, String key, JsonNode entry,
			Function<String, Optional<Behavior>> finder, SortedMap<Behavior, BehaviorChange> changes) {
		Optional<Behavior> behavior = finder.apply(key);
		if (behavior.isEmpty()) {
			behaviors.problems().add(behaviors.at(key), ErrorCode.UNKNOWN_BEHAVIOR, "Unknown behavior");
		}
		else if (!entry.isObject()) {
			behaviors.problem(key, "must be an object");
		}
		else {
			JsonFields fields = new JsonFields(entry, behaviors.at(key), behaviors.problems());
			boolean enabled = fields.bool("enabled");
			@Nullable RiskLevel level = fields.oneOf("risk_level", true, RiskLevel::parse, RiskLevel.VALUES);
			if (level != null) {
				changes.put(behavior.get(), new BehaviorChange(enabled, level));
			}
		}
	}

}
