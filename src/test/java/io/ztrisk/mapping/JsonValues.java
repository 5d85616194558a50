package io.ztrisk.mapping;

import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;

/**
 * Values of records for tests.
 */
final class JsonValues {

	private JsonValues() {
	}

	/**
	 * A value of a type.
	 * @param text the characters of a string; any other value as it is written
	 */
	static JsonValue of(JsonType type, String text) {
		return JsonValue.parse((type == JsonType.STRING) ? Documents.JSON.writeValueAsString(text) : text);
	}

}
