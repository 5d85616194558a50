package io.ztrisk.condition;

import java.util.List;
import java.util.function.Predicate;

/**
 * A test of one field.
 *
 * @param texts takes the texts of the field, none if it is absent
 * @param cost the work for one record
 */
record FieldTest(String field, Predicate<List<FieldText>> texts, Cost cost) {

	/** A test that holds if one of the texts does. */
	static FieldTest any(String field, Predicate<FieldText> text, Cost cost) {
		return new FieldTest(field, (texts) -> {
			for (FieldText one : texts) {
				if (text.test(one)) {
					return true;
				}
			}
			return false;
		}, cost);
	}

	boolean holds(Fields fields) {
		return this.texts.test(fields.texts(this.field));
	}

}
