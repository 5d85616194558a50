package io.ztrisk.condition;

import java.util.List;

/**
 * The fields of a record, as conditions read them.
 */
@FunctionalInterface
public interface Fields {

	/** The texts of a field: one for each element of a list, none if it is absent. */
	List<FieldText> texts(String field);

	/** Whether a field may have several texts. */
	default boolean isList(String field) {
		return false;
	}

}
