package io.ztrisk.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;

/**
 * The center of the population of each country, and the radius within which most people
 * live. They are in countries.csv, whose header names the source.
 */
final class Countries {

	private final Map<String, Country> byCode = read();

	/** A country by its ISO 3166-1 alpha-2 code or XK, in capitals; null if unknown. */
	@Nullable Place place(String code, Place.Source source) {
		Country country = this.byCode.get(code);
		return (country != null) ? new Place(country.latitude(), country.longitude(), country.radiusKm(), code, source)
				: null;
	}

	private static Map<String, Country> read() {
		try {
			return new ClassPathResource("countries.csv", Countries.class).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.skip(1)
				.map((line) -> line.split(","))
				.collect(Collectors.toUnmodifiableMap((values) -> values[0],
						(values) -> new Country(Double.parseDouble(values[1]), Double.parseDouble(values[2]),
								Double.parseDouble(values[3]))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A row of the file. */
	private record Country(double latitude, double longitude, double radiusKm) {

	}

}
