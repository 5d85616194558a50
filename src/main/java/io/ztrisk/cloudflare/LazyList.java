package io.ztrisk.cloudflare;

import java.util.List;

import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A list that has been checked, and is made when it is first needed: most records need
 * few of their lists.
 */
final class LazyList {

	private final JsonValue value;

	private final String place;

	private @Nullable List<String> texts;

	/**
	 * @param value an array in which there is no problem
	 */
	LazyList(JsonValue value, String place) {
		this.value = value;
		this.place = place;
	}

	List<String> texts() {
		List<String> known = this.texts;
		if (known == null) {
			known = ListParser.parse(this.value, this.place);
			this.texts = known;
		}
		return known;
	}

	@Override
	public String toString() {
		return texts().toString();
	}

}
