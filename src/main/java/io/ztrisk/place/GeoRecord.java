package io.ztrisk.place;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The record of an address in a database. The fields are nested in databases of MaxMind
 * and DB-IP. They are flat in those of IPinfo, IP2Location and ip-location-db, where
 * numbers may be texts.
 *
 * @param fields the fields by name, empty if the address is unknown
 */
record GeoRecord(Map<?, ?> fields) {

	/** The accuracy of coordinates that have none, in km. */
	private static final double DEFAULT_ACCURACY = 50;

	private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

	/**
	 * Whether the place of the address is not that of its user: the address of a
	 * satellite provider is at its ground station, and an anycast address is at many
	 * places.
	 */
	boolean isNowhere() {
		return isTrue(member("traits", "is_satellite_provider")) || isTrue(this.fields.get("is_satellite"))
				|| "Satellite".equals(member("traits", "connection_type")) || isTrue(member("traits", "is_anycast"))
				|| isTrue(this.fields.get("is_anycast"));
	}

	/**
	 * The place of the coordinates; null if there are none, or if they are 0, 0
	 * (unknown). Also null without a city or subdivision: such coordinates are the middle
	 * of a country.
	 */
	@Nullable Place coordinates() {
		Double latitude = number(90, member("location", "latitude"), this.fields.get("latitude"),
				this.fields.get("lat"));
		Double longitude = number(180, member("location", "longitude"), this.fields.get("longitude"),
				this.fields.get("lng"));
		if (latitude == null || longitude == null || (latitude == 0 && longitude == 0) || !isWithinACountry()) {
			return null;
		}
		Double accuracy = number(Integer.MAX_VALUE, member("location", "accuracy_radius"),
				this.fields.get("accuracy_radius"), this.fields.get("radius"));
		return new Place(latitude, longitude, (accuracy != null && accuracy >= 0) ? accuracy : DEFAULT_ACCURACY,
				country(), Place.Source.COORDINATES);
	}

	/** The code of the country, in capitals; null if there is none. */
	@Nullable String country() {
		for (Object value : new @Nullable Object[] { member("country", "iso_code"), this.fields.get("country_code"),
				this.fields.get("country") }) {
			if (value instanceof String code && COUNTRY.matcher(code).matches()) {
				return code.toUpperCase(Locale.ROOT);
			}
		}
		return null;
	}

	private boolean isWithinACountry() {
		return isNamed(this.fields.get("city")) || isNamed(this.fields.get("subdivisions"))
				|| isNamed(this.fields.get("region")) || isNamed(this.fields.get("state1"))
				|| isNamed(this.fields.get("city_name")) || isNamed(this.fields.get("region_name"));
	}

	/** Whether the value is known. In databases of IP2Location a dash is unknown. */
	private static boolean isNamed(@Nullable Object value) {
		return switch (value) {
			case String text -> !text.isBlank() && !text.equals("-");
			case Map<?, ?> map -> !map.isEmpty();
			case List<?> list -> !list.isEmpty();
			case null, default -> false;
		};
	}

	private static boolean isTrue(@Nullable Object value) {
		return value != null && value.toString().equalsIgnoreCase("true");
	}

	/** The first value, if it is a number whose absolute value is within the limit. */
	private static @Nullable Double number(double limit, @Nullable Object... values) {
		for (Object value : values) {
			if (value != null) {
				try {
					double number = Double.parseDouble(value.toString());
					return (Math.abs(number) <= limit) ? number : null;
				}
				catch (NumberFormatException ex) {
					return null;
				}
			}
		}
		return null;
	}

	private @Nullable Object member(String outer, String inner) {
		return (this.fields.get(outer) instanceof Map<?, ?> map) ? map.get(inner) : null;
	}

}
