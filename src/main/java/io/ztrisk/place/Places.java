package io.ztrisk.place;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tells where an address is: by the coordinates of the operator's database, else by the
 * country there, else by the country that the record names.
 */
@Component
public class Places {

	/** Where the database does not tell how exact its coordinates are. */
	private static final double DEFAULT_ACCURACY = 50;

	private final GeoDatabase database;

	private final Countries countries = new Countries();

	public Places(GeoDatabase database) {
		this.database = database;
	}

	/**
	 * The place of an address; null if it cannot be told.
	 * @param address null if the record has none
	 * @param country as the record names it, in capitals or not, maybe empty
	 */
	public @Nullable Place find(@Nullable InetAddress address, String country) {
		Map<?, ?> found = (address != null) ? this.database.find(address) : Map.of();
		String known = (member(found, "country", "iso_code") instanceof String code) ? code : null;
		if (coordinate(found, "latitude", 90) instanceof Double latitude
				&& coordinate(found, "longitude", 180) instanceof Double longitude) {
			return new Place(latitude, longitude, accuracy(found), known, Place.Source.COORDINATES);
		}
		Place place = (known != null) ? this.countries.place(known, Place.Source.DATABASE_COUNTRY) : null;
		return (place != null) ? place
				: this.countries.place(country.strip().toUpperCase(Locale.ROOT), Place.Source.RECORD_COUNTRY);
	}

	private static @Nullable Double coordinate(Map<?, ?> found, String name, int most) {
		return (member(found, "location", name) instanceof Number number && Math.abs(number.doubleValue()) <= most)
				? number.doubleValue() : null;
	}

	private static double accuracy(Map<?, ?> found) {
		return (member(found, "location", "accuracy_radius") instanceof Number number && number.doubleValue() >= 0)
				? number.doubleValue() : DEFAULT_ACCURACY;
	}

	private static @Nullable Object member(Map<?, ?> found, String outer, String inner) {
		return (found.get(outer) instanceof Map<?, ?> map) ? map.get(inner) : null;
	}

}
