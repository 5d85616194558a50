package io.ztrisk.place;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the place of an address: the coordinates in the database, or else the country in
 * the database, or else the country in the record. Satellite and anycast addresses have
 * no place.
 */
@Component
public class Places {

	private final GeoDatabase database;

	private final Countries countries = new Countries();

	public Places(GeoDatabase database) {
		this.database = database;
	}

	/** Finds a place; null if unknown. The country may be empty, and in any case. */
	public @Nullable Place find(@Nullable InetAddress address, String country) {
		GeoRecord found = (address != null) ? this.database.find(address) : new GeoRecord(Map.of());
		if (found.isNowhere()) {
			return null;
		}
		Place coordinates = found.coordinates();
		if (coordinates != null) {
			return coordinates;
		}
		String known = found.country();
		Place place = (known != null) ? this.countries.place(known, Place.Source.DATABASE_COUNTRY) : null;
		return (place != null) ? place : recorded(country.strip());
	}

	private @Nullable Place recorded(String country) {
		return (country.length() == 2)
				? this.countries.place(country.toUpperCase(Locale.ROOT), Place.Source.RECORD_COUNTRY) : null;
	}

}
