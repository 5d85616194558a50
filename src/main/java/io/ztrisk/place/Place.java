package io.ztrisk.place;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The presumed place of an address.
 *
 * @param latitude in degrees, positive in the north
 * @param longitude in degrees, positive in the east
 * @param accuracyKm the radius around the coordinates in which the place is, in km
 * @param country ISO 3166-1 alpha-2, null if unknown
 * @param source the source of the place
 */
public record Place(double latitude, double longitude, double accuracyKm, @Nullable String country, Source source) {

	/** The earth's mean radius in km, (2a + b) / 3 of WGS 84. */
	private static final double EARTH_RADIUS = 6371.0088;

	/** Reads the result of {@link #json}; null if the value is not an object. */
	public static @Nullable Place of(@Nullable JsonNode json) {
		return (json instanceof ObjectNode place)
				? new Place(place.path("latitude").doubleValue(), place.path("longitude").doubleValue(),
						place.path("accuracy_km").doubleValue(), place.path("country").stringValue(null),
						Source.valueOf(place.path("source").stringValue().toUpperCase(Locale.ROOT)))
				: null;
	}

	/**
	 * The minimum distance in km, rounded to the metre: the great circle less the
	 * accuracy of both places.
	 */
	public double kmTo(Place other) {
		return Math.max(0, metres(circle(other) - this.accuracyKm - other.accuracyKm));
	}

	/** The distance along the great circle in km, rounded to the metre. */
	public double circleKmTo(Place other) {
		return metres(circle(other));
	}

	/**
	 * The haversine formula (R. W. Sinnott, Virtues of the Haversine, 1984), which is
	 * exact also for near places.
	 */
	private double circle(Place other) {
		double latitudes = Math.toRadians(other.latitude - this.latitude);
		double longitudes = Math.toRadians(other.longitude - this.longitude);
		double haversine = square(Math.sin(latitudes / 2)) + Math.cos(Math.toRadians(this.latitude))
				* Math.cos(Math.toRadians(other.latitude)) * square(Math.sin(longitudes / 2));
		return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, haversine)));
	}

	/** The place as a point, whose distance to many others is computed quickly. */
	public Point point() {
		double latitude = Math.toRadians(this.latitude);
		double longitude = Math.toRadians(this.longitude);
		return new Point(Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude),
				Math.sin(latitude));
	}

	/** The place in the details of an event. */
	public ObjectNode json() {
		return JsonNodeFactory.instance.objectNode()
			.put("latitude", this.latitude)
			.put("longitude", this.longitude)
			.put("accuracy_km", this.accuracyKm)
			.put("country", this.country)
			.put("source", this.source.name().toLowerCase(Locale.ROOT));
	}

	private static double metres(double km) {
		return Math.round(km * 1000) / 1000.0;
	}

	private static double square(double value) {
		return value * value;
	}

	/** A point on the unit sphere. */
	public record Point(double x, double y, double z) {

		/** Distances are rounded to the metre. */
		private static final double ROUNDED_KM = 0.002;

		/**
		 * Whether the distance along the great circle is less than some km. The result is
		 * false if the difference is less than two metres.
		 */
		public boolean isNearer(Point other, double km) {
			double angle = (km - ROUNDED_KM) / EARTH_RADIUS;
			if (angle >= Math.PI) {
				return true;
			}
			double chord = 2 * Math.sin(angle / 2);
			return angle > 0
					&& square(this.x - other.x) + square(this.y - other.y) + square(this.z - other.z) < square(chord);
		}

	}

	/** The source of a place. */
	public enum Source {

		/** The coordinates of the address in the database. */
		COORDINATES,
		/** The coordinates in the record. */
		RECORD_COORDINATES,
		/** The country of the address in the database. */
		DATABASE_COUNTRY,
		/** The country in the record. */
		RECORD_COUNTRY

	}

}
