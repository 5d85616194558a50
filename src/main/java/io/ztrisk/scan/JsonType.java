package io.ztrisk.scan;

/**
 * The types of JSON values.
 */
public enum JsonType {

	ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING

}
