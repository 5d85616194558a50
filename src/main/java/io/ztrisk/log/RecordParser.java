package io.ztrisk.log;

import org.jspecify.annotations.Nullable;

/**
 * Parses the records of a dataset.
 */
@FunctionalInterface
public interface RecordParser {

	/**
	 * Parses a record.
	 * @throws io.ztrisk.body.BadLineException if a field cannot be read
	 * @throws io.ztrisk.scan.MalformedJsonException if it is not a JSON object
	 */
	ParsedLine parse(byte[] record);

	/**
	 * Parses a record, unless a member of it may hold records.
	 * @return null if a member may hold records
	 */
	default @Nullable ParsedLine parseUnlessWrapped(byte[] object) {
		return parse(object);
	}

}
