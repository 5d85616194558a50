package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that is read from a record.
 *
 * @param place for errors
 */
record CloudflareField(String name, String place, Kind kind) {

	CloudflareField(String name, Kind kind) {
		this(name, "/" + name, kind);
	}

	/** Reads fields with their kinds from a member of a dataset's file. */
	static List<CloudflareField> read(JsonNode kinds) {
		return kinds.properties()
			.stream()
			.map((field) -> new CloudflareField(field.getKey(),
					Kind.valueOf(field.getValue().stringValue().toUpperCase(Locale.ROOT))))
			.toList();
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
