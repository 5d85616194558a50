package io.ztrisk.cloudflare;

import io.ztrisk.scan.JsonValue;

/**
 * A text that has been checked, and is made when it is first needed: most records need
 * few of their texts.
 */
record LazyText(JsonValue value) {

	@Override
	public String toString() {
		return FieldValueParser.cut(this.value.text());
	}

}
