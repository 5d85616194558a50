package io.ztrisk.mapping;

import java.util.List;

import io.ztrisk.scan.JsonValue;

/**
 * The values of a record at the paths of its mapping.
 */
@FunctionalInterface
public interface Values {

	/**
	 * The values at a path, in the order of the record; none if it leads nowhere.
	 * @param path an index of {@link Mapping#paths()}
	 */
	List<JsonValue> at(int path);

}
