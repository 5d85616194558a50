package io.ztrisk.settings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that an account has set itself. All others follow the defaults, also those
 * of later versions.
 */
public record SettingsOverrides(ObjectNode values) {

	/**
	 * These with changes: members are merged, all else is replaced.
	 */
	SettingsOverrides with(ObjectNode changes) {
		return new SettingsOverrides(merge(this.values.deepCopy(), changes));
	}

	/**
	 * The whole settings.
	 */
	public DetectionSettings whole(JsonMapper json) {
		ObjectNode defaults = json.valueToTree(DetectionSettings.DEFAULT);
		return json.treeToValue(merge(defaults, this.values), DetectionSettings.class);
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
