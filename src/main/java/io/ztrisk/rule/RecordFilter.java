package io.ztrisk.rule;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

import io.ztrisk.condition.Condition;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;

/**
 * The records that a rule is about.
 *
 * @param activities a record needs one of them; with none, any record matches
 * @param datasets the datasets of the records; with none, any dataset
 * @param where must hold
 * @param unless must not hold
 */
public record RecordFilter(Set<String> activities, Set<String> datasets, Condition where, Condition unless) {

	/** Whether a record with these fields matches. */
	public boolean matches(Fields fields) {
		return isOneOf(fields, "activity", this.activities) && isOneOf(fields, "dataset", this.datasets)
				&& this.where.holds(fields) && !this.unless.holds(fields);
	}

	/** The fields that the conditions test. */
	public SequencedSet<String> fields() {
		SequencedSet<String> fields = new LinkedHashSet<>(this.where.fields());
		fields.addAll(this.unless.fields());
		return fields;
	}

	private static boolean isOneOf(Fields fields, String field, Set<String> values) {
		if (values.isEmpty()) {
			return true;
		}
		for (FieldText text : fields.texts(field)) {
			if (values.contains(text.toString())) {
				return true;
			}
		}
		return false;
	}

}
