package io.ztrisk.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Condition;
import io.ztrisk.condition.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Which records tell of an activity.
 *
 * @param where must hold
 * @param unless must not hold
 */
record ActivityMapping(ActivityName name, Condition where, Condition unless) {

	/** Fields that every record has before its activities are known. */
	private static final List<String> GIVEN = List.of("dataset", "email", "network");

	/**
	 * Reads the member {@code activities} of a mapping.
	 * @param fields the names of the mapping's fields
	 */
	static List<ActivityMapping> read(@Nullable JsonElement activities, Set<String> fields) {
		Set<String> known = new HashSet<>(fields);
		known.addAll(GIVEN);
		List<ActivityMapping> read = new ArrayList<>();
		if (activities != null) {
			activities.members().forEach((name, element) -> {
				Optional<ActivityName> activity = ActivityName.parse(name);
				if (activity.isEmpty()) {
					element.problem(ActivityName.ONE_OF);
				}
				read.add(read(activity.orElse(ActivityName.VISIT), element, known));
			});
		}
		return List.copyOf(read);
	}

	private static ActivityMapping read(ActivityName name, JsonElement element, Set<String> known) {
		Map<String, JsonElement> conditions = element.members(Set.of("where", "unless"));
		if (element.value().isObject() && conditions.isEmpty()) {
			element.problem("needs where or unless");
		}
		JsonElement where = conditions.get("where");
		JsonElement unless = conditions.get("unless");
		return new ActivityMapping(name, (where != null) ? Condition.read(where, known::contains) : Condition.ALWAYS,
				(unless != null) ? Condition.read(unless, known::contains) : Condition.NEVER);
	}

	boolean holds(Fields fields) {
		return this.where.holds(fields) && !this.unless.holds(fields);
	}

}
