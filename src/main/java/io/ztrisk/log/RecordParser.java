package io.ztrisk.log;

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

}
