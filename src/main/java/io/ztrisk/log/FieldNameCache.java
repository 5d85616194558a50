package io.ztrisk.log;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * Caches the field names of a dataset's records. Most records have the same fields in the
 * same order, so each name is first compared with the one that followed last time, which
 * is much faster than parsing it.
 */
final class FieldNameCache {

	private static final int MAX_NAMES = 256;

	private final Dataset dataset;

	private final Map<String, Name> names = new HashMap<>();

	private final Name start = new Name("", null);

	private Name last = this.start;

	FieldNameCache(Dataset dataset) {
		this.dataset = dataset;
	}

	@Nullable Name first(JsonParser parser) {
		this.last = this.start;
		return next(parser);
	}

	/** The next name, null at the end of the record. */
	@Nullable Name next(JsonParser parser) {
		if (!parser.nextName(this.last.next.text)) {
			if (parser.currentToken() != JsonToken.PROPERTY_NAME) {
				return null;
			}
			this.last.next = named(parser.currentName());
		}
		this.last = this.last.next;
		return this.last;
	}

	private Name named(String name) {
		if (this.names.size() == MAX_NAMES) {
			this.names.clear();
		}
		return this.names.computeIfAbsent(name, (text) -> new Name(text, this.dataset.kind(text)));
	}

	/** A field's name, and the name that followed it last time. */
	static final class Name {

		private final SerializedString text;

		private final LogField.@Nullable Kind kind;

		private Name next = this;

		private Name(String text, LogField.@Nullable Kind kind) {
			this.text = new SerializedString(text);
			this.kind = kind;
		}

		String text() {
			return this.text.getValue();
		}

		/** Null if the field is not read. */
		LogField.@Nullable Kind kind() {
			return this.kind;
		}

	}

}
