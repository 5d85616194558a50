package io.ztrisk.ruleset;

import java.util.List;
import java.util.SequencedSet;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.condition.FieldText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that evidence shows, as far as a record has them.
 */
record RuleEvidence(SequencedSet<String> fields) {

	/** The time of the record, also if a field has this name. */
	private static final String TIME = "timestamp";

	/** The evidence of a record, with its time. */
	ObjectNode of(AnyActivity activity) {
		ObjectNode evidence = JsonNodeFactory.instance.objectNode().put(TIME, activity.source().at().toString());
		this.fields.stream().filter((field) -> !field.equals(TIME)).forEach((field) -> {
			List<FieldText> texts = activity.fields().texts(field);
			if (activity.fields().isList(field) && !texts.isEmpty()) {
				ArrayNode list = evidence.putArray(field);
				texts.forEach((text) -> list.add(text.toString()));
			}
			else if (!texts.isEmpty()) {
				evidence.put(field, texts.getFirst().toString());
			}
		});
		return evidence;
	}

}
