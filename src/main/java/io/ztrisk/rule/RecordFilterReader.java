package io.ztrisk.rule;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters of records.
 *
 * @param inherited the datasets of a part that names none
 */
record RecordFilterReader(DatasetFields datasets, Set<String> inherited) {

	static final Set<String> MEMBERS = Set.of("activities", "datasets", "where", "unless");

	private static final int MAX_DATASETS = 20;

	/**
	 * Reads some members of an element.
	 * @param members the members of the element, by name
	 */
	RecordFilter read(JsonElement element, Map<String, JsonElement> members) {
		Set<String> activities = names(members.get("activities"), ActivityName.values().length,
				(name) -> ActivityName.parse(name).isPresent(), ActivityName.ONE_OF);
		JsonElement listed = members.get("datasets");
		Set<String> from = (listed != null)
				? names(listed, MAX_DATASETS, this.datasets::exists, "is not a dataset of the account")
				: this.inherited;
		JsonElement where = members.get("where");
		JsonElement unless = members.get("unless");
		if (element.value().isObject() && where == null && !members.containsKey("activities")) {
			element.problem("needs activities or where");
		}
		Predicate<String> known = (field) -> this.datasets.have(from, field);
		return new RecordFilter(activities, from, (where != null) ? Condition.read(where, known) : Condition.ALWAYS,
				(unless != null) ? Condition.read(unless, known) : Condition.NEVER);
	}

	private static Set<String> names(@Nullable JsonElement list, int max, Predicate<String> known, String problem) {
		Set<String> names = new LinkedHashSet<>();
		Stream.ofNullable(list).flatMap((element) -> element.elements(1, max).stream()).forEach((element) -> {
			Optional<String> name = element.text(RuleReader.MAX_NAME);
			if (name.filter(known).isPresent()) {
				names.add(name.get());
			}
			else if (name.isPresent()) {
				element.problem(problem);
			}
		});
		return names;
	}

}
