package io.ztrisk.place;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an address is thought to be.
 *
 * @param latitude in degrees, positive in the north
 * @param longitude in degrees, positive in the east
 * @param accuracyKm how far off that may be
 * @param country ISO 3166-1 alpha-2, null if unknown
 * @param source what gave the place
 */
public record Place(double latitude, double longitude, double accuracyKm, @Nullable String country, Source source) {

	/** The earth's mean radius in km, (2a + b) / 3 of WGS 84. */
	private static final double EARTH = 6371.0088;

	/** The place that {@link #json} wrote; null if there is none. */
	public static @Nullable Place of(@Nullable JsonNode json) {
		return (json instanceof ObjectNode place)
				? new Place(place.path("latitude").doubleValue(), place.path("longitude").doubleValue(),
						place.path("accuracy_km").doubleValue(), place.path("country").stringValue(null),
						Source.valueOf(place.path("source").stringValue().toUpperCase(Locale.ROOT)))
				: null;
	}

	/**
	 * How far apart two places are at the least, in km to the metre: the great circle
	 * less both accuracies.
	 */
	public double kmTo(Place other) {
		return Math.max(0, metres(circle(other) - this.accuracyKm - other.accuracyKm));
	}

	/** The great circle between two places, in km to the metre, as if both were exact. */
	public double circleKmTo(Place other) {
		return metres(circle(other));
	}

	/**
	 * By the haversine formula (R. W. Sinnott, Virtues of the Haversine, 1984), which is
	 * exact for near places too.
	 */
	private double circle(Place other) {
		double latitudes = Math.toRadians(other.latitude - this.latitude);
		double longitudes = Math.toRadians(other.longitude - this.longitude);
		double haversine = square(Math.sin(latitudes / 2)) + Math.cos(Math.toRadians(this.latitude))
				* Math.cos(Math.toRadians(other.latitude)) * square(Math.sin(longitudes / 2));
		return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, haversine)));
	}

	/** The place as a point that is quickly held against many others. */
	public Point point() {
		double latitude = Math.toRadians(this.latitude);
		double longitude = Math.toRadians(this.longitude);
		return new Point(Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude),
				Math.sin(latitude));
	}

	/** The place as an event's details show it. */
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
		 * Whether another point is surely nearer than a great circle of some km. A
		 * difference of two metres is not told.
		 */
		public boolean isNearer(Point other, double km) {
			double angle = (km - ROUNDED_KM) / EARTH;
			if (angle >= Math.PI) {
				return true;
			}
			double chord = 2 * Math.sin(angle / 2);
			return angle > 0
					&& square(this.x - other.x) + square(this.y - other.y) + square(this.z - other.z) < square(chord);
		}

	}

	/** What can give a place. */
	public enum Source {

		/** The coordinates that the operator's database has for the address. */
		COORDINATES,
		/** The country that the operator's database has for it. */
		DATABASE_COUNTRY,
		/** The country that the record itself names. */
		RECORD_COUNTRY

	}

}
