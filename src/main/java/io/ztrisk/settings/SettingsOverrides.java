package io.ztrisk.settings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings that an account has set itself. All others follow the defaults, also those
 * of later versions.
 */
public record SettingsOverrides(ObjectNode values) {

	public static SettingsOverrides parse(JsonMapper json, String text) {
		return new SettingsOverrides((ObjectNode) json.readTree(text));
	}

	/**
	 * These with the changes of an update: members are merged, all else is replaced.
	 * @param current the whole settings before
	 */
	SettingsOverrides with(SettingsUpdate update, DetectionSettings current) {
		return new SettingsOverrides(merge(this.values.deepCopy(), update.changes(current)));
	}

	/** The whole settings. */
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
