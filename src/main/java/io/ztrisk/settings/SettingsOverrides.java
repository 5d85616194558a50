package io.ztrisk.settings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that an account has changed. All others have the defaults of the version.
 */
public record SettingsOverrides(ObjectNode values) {

	public static SettingsOverrides parse(JsonMapper json, String text) {
		return new SettingsOverrides((ObjectNode) json.readTree(text));
	}

	/** Merges a change: objects member by member, other values are replaced. */
	SettingsOverrides with(SettingsChange change, DetectionSettings current) {
		return new SettingsOverrides(merge(this.values.deepCopy(), change.changes(current)));
	}

	public DetectionSettings withDefaults(JsonMapper json) {
		ObjectNode defaults = json.valueToTree(DetectionSettings.DEFAULT);
		return json.treeToValue(merge(defaults, this.values), DetectionSettings.class);
	}

	/** The values as JSON. */
	String json() {
		return this.values.toString();
	}

	private static ObjectNode merge(ObjectNode into, ObjectNode changes) {
		changes.properties().forEach((change) -> {
			if (change.getValue() instanceof ObjectNode members
					&& into.get(change.getKey()) instanceof ObjectNode known) {
				merge(known, members);
			}
			else {
				into.set(change.getKey(), change.getValue());
			}
		});
		return into;
	}

}
