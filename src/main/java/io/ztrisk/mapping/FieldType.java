package io.ztrisk.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.condition.Decimal;
import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The types of fields. A value of another shape is absent, and not an error.
 */
public enum FieldType {

	/** A string, or a number or boolean as it is written. */
	TEXT("address application asn category city country decision device_id device_name event_type factor file_hash "
			+ "file_name host reason region request_id risk session_id source url user_agent verdict"),

	/** The first hundred different texts. */
	LIST("category_ids categories profiles"),

	/** {@code true} or {@code false}. */
	FLAG("anonymizer mfa"),

	/** A finite number as it is written. */
	NUMBER("latitude longitude"),

	/** A {@link Point}. */
	POINT("coordinates");

	/** Fields that a record has without a mapping. */
	public static final Set<String> GIVEN = Set.of("activity", "dataset", "email", "network", "place_country");

	private static final Map<String, FieldType> TYPES = new HashMap<>();

	static {
		for (FieldType type : values()) {
			type.names.forEach((name) -> TYPES.put(name, type));
		}
	}

	private final List<String> names;

	FieldType(String names) {
		this.names = List.of(names.split(" "));
	}

	/**
	 * The type of a field.
	 * @param hasEach whether one of its paths selects each element of an array
	 */
	static FieldType of(String name, boolean hasEach) {
		return TYPES.getOrDefault(name, hasEach ? LIST : TEXT);
	}

	/** Converts a value; null if it is absent. */
	@Nullable String convert(JsonValue value, Conversion conversion) {
		if (!value.isScalar()) {
			return (this == POINT) ? Point.parse(value.text()).map(Point::toString).orElse(null) : null;
		}
		String text = (value.type() != JsonType.NULL) ? conversion.apply(value.text()) : null;
		return (text != null) ? normalize(text) : null;
	}

	private @Nullable String normalize(String text) {
		return switch (this) {
			case TEXT, LIST -> text;
			case FLAG -> flag(text);
			case NUMBER -> Decimal.parse(text).isPresent() ? text : null;
			case POINT -> Point.parse(text).map(Point::toString).orElse(null);
		};
	}

	private static @Nullable String flag(String text) {
		if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
			return "true";
		}
		return (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no")) ? "false" : null;
	}

}
