package io.ztrisk.scan;

import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Reads the texts of a record that may be JSON, once on a path.
 */
final class EmbeddedTexts {

	private final ScannedValues values;

	/** The indexes of the texts that are no JSON. */
	private final BitSet others = new BitSet();

	private boolean embedded;

	EmbeddedTexts(ScannedValues values) {
		this.values = values;
	}

	void clear() {
		this.others.clear();
	}

	/**
	 * Whether a string begins as JSON. Strings in such a string, and those that were
	 * found not to be JSON, do not count.
	 */
	boolean mayBeJson(JsonValue string) {
		return !this.embedded && EmbeddedJson.startsIn(string) && !this.others.get(string.start());
	}

	/** Reads the JSON in a string; returns false if the string is no JSON. */
	boolean read(PathNode place, JsonValue string, Consumer<JsonValue> each) {
		if (!mayBeJson(string)) {
			return false;
		}
		ScannedValues.Mark mark = this.values.mark(place);
		this.embedded = true;
		try {
			EmbeddedJson.parse(string, place.hasWantedElement()).ifPresent(each);
			return true;
		}
		catch (MalformedJsonException ex) {
			this.values.reset(place, mark);
			this.others.set(string.start());
			return false;
		}
		finally {
			this.embedded = false;
		}
	}

}
