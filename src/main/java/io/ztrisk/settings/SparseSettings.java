package io.ztrisk.settings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings of which only those are there that were set, so that the defaults of later
 * versions reach the others.
 */
public record SparseSettings(ObjectNode values) {

	/**
	 * These with changes: members are merged, all else is replaced.
	 */
	SparseSettings with(ObjectNode changes) {
		return new SparseSettings(merge(this.values.deepCopy(), changes));
	}

	/**
	 * The whole settings.
	 */
	public Settings whole(JsonMapper json) {
		ObjectNode defaults = json.valueToTree(Settings.DEFAULT);
		return json.treeToValue(merge(defaults, this.values), Settings.class);
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
