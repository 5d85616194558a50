package io.ztrisk.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;

/**
 * The fields of a record that a mapping reads.
 */
final class TestFields {

	private TestFields() {
	}

	static Fields of(Mapping mapping, Values values, Map<String, String> given) {
		Map<String, List<FieldText>> fields = new HashMap<>();
		mapping.fields().forEach((field) -> fields.put(field.name(), field.read(values)));
		given.forEach((name, text) -> fields.put(name, List.of(new FieldText(text))));
		return (name) -> fields.getOrDefault(name, List.of());
	}

	static Set<ActivityName> activities(Mapping mapping, Values values, Map<String, String> given) {
		return mapping.activities(of(mapping, values, given));
	}

}
