package io.ztrisk.place;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the place of an address: the coordinates in the database, or else those in the
 * record, or else the country in the database, or else that in the record. Satellite and
 * anycast addresses have no place.
 */
@Component
public class Places {

	private final GeoDatabase database;

	private final Countries countries = new Countries();

	public Places(GeoDatabase database) {
		this.database = database;
	}

	/**
	 * Finds a place; null if unknown.
	 * @param country the code of the country in the record, in any case; may be empty
	 * @param recorded the place in the record; null if there is none
	 */
	public @Nullable Place find(@Nullable InetAddress address, String country, @Nullable Place recorded) {
		GeoRecord found = (address != null) ? this.database.find(address) : new GeoRecord(Map.of());
		if (found.isNowhere()) {
			return null;
		}
		Place coordinates = found.coordinates();
		if (coordinates != null || recorded != null) {
			return (coordinates != null) ? coordinates : recorded;
		}
		String known = found.country();
		Place place = (known != null) ? this.countries.place(known, Place.Source.DATABASE_COUNTRY) : null;
		return (place != null) ? place : recorded(country.strip());
	}

	/**
	 * The code of the country of a place; null if unknown.
	 * @param country the country in the record, as a code or a name; may be empty
	 */
	public @Nullable String country(@Nullable InetAddress address, String country) {
		GeoRecord found = (address != null) ? this.database.find(address) : new GeoRecord(Map.of());
		if (found.isNowhere()) {
			return null;
		}
		String known = found.country();
		return (known != null) ? known : CountryCodes.of(country).orElse(null);
	}

	private @Nullable Place recorded(String country) {
		return (country.length() == 2)
				? this.countries.place(country.toUpperCase(Locale.ROOT), Place.Source.RECORD_COUNTRY) : null;
	}

}
