package io.ztrisk.log;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A field that is read of a record.
 *
 * @param name as the dataset has it
 * @param kind what it holds
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

	/**
	 * What a field holds.
	 */
	enum Kind {

		/** A point in time, as {@link io.ztrisk.format.Timestamps} reads it. */
		TIME,
		/** A string; a number or a boolean is taken as its text. */
		TEXT,
		/** A list of texts, in each of the forms that {@link ListParser} reads. */
		LIST,
		/** Any JSON, or a string with JSON in it. */
		STRUCTURE;

		/**
		 * What a field holds that is there and null: nothing is not the same as a missing
		 * field.
		 */
		@Nullable Object nothing() {
			return switch (this) {
				case TEXT -> "";
				case LIST -> List.of();
				case TIME, STRUCTURE -> null;
			};
		}

	}

}
