package io.ztrisk.mapping;

import java.util.Optional;

import io.ztrisk.condition.Decimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A point on the earth. Its degrees are finite, but may be out of range.
 *
 * @param latitude in degrees, positive in the north
 * @param longitude in degrees, positive in the east
 */
public record Point(double latitude, double longitude) {

	/** Longer objects are no points: a tree takes much more memory than its text. */
	private static final int MAX_LENGTH = 65_536;

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Parses an object with {@code lat} and {@code lon}, an array of the longitude and
	 * the latitude, as GeoJSON has it, or a latitude, a comma and a longitude; empty if
	 * the text is none of these.
	 */
	public static Optional<Point> parse(String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		if (!text.startsWith("{") && !text.startsWith("[")) {
			String[] parts = text.split(",", -1);
			return (parts.length == 2) ? of(parts[0].strip(), parts[1].strip()) : Optional.empty();
		}
		try {
			JsonNode value = JSON.readTree(text);
			if (value.isArray()) {
				return (value.size() == 2) ? of(text(value.path(1)), text(value.path(0))) : Optional.empty();
			}
			return of(member(value, "lat", "latitude"), member(value, "lon", "longitude", "long"));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static String member(JsonNode object, String... names) {
		for (String name : names) {
			if (object.has(name)) {
				return text(object.path(name));
			}
		}
		return "";
	}

	private static String text(JsonNode value) {
		return value.isString() ? value.stringValue() : value.toString();
	}

	private static Optional<Point> of(String latitude, String longitude) {
		return Decimal.parse(latitude)
			.flatMap((lat) -> Decimal.parse(longitude).map((lon) -> new Point(lat.nearest(), lon.nearest())));
	}

	/** The point as JSON text. */
	@Override
	public String toString() {
		return "{\"lat\":" + this.latitude + ",\"lon\":" + this.longitude + "}";
	}

}
