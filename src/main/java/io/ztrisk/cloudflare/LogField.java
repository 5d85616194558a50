package io.ztrisk.cloudflare;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A field that is read from a record.
 */
record LogField(String name, Kind kind) {

	static LogField time(String name) {
		return new LogField(name, Kind.TIME);
	}

	static LogField text(String name) {
		return new LogField(name, Kind.TEXT);
	}

	static LogField list(String name) {
		return new LogField(name, Kind.LIST);
	}

	static LogField structure(String name) {
		return new LogField(name, Kind.STRUCTURE);
	}

	/** The kinds of values. */
	enum Kind {

		/** A point in time, as {@link io.ztrisk.format.Timestamps} reads it. */
		TIME,
		/** A string; a number or a boolean is taken as its text. */
		TEXT,
		/** A list of texts, in each of the forms that {@link ListParser} reads. */
		LIST,
		/** Any JSON, or a string with JSON in it. */
		STRUCTURE;

		/** The value of a field that is null, which differs from a missing field. */
		@Nullable Object emptyValue() {
			return switch (this) {
				case TEXT -> "";
				case LIST -> List.of();
				case TIME, STRUCTURE -> null;
			};
		}

	}

}
