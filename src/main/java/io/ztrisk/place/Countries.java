package io.ztrisk.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;

/**
 * The center of the population of each country, and the radius within which most people
 * live; and names of countries. They are in countries.csv, whose header names the source.
 */
final class Countries {

	private final Map<String, Country> byCode = read();

	/** A country by its ISO 3166-1 alpha-2 code or XK, in capitals; null if unknown. */
	@Nullable Place place(String code, Place.Source source) {
		Country country = this.byCode.get(code);
		return (country != null) ? new Place(country.latitude(), country.longitude(), country.radiusKm(), code, source)
				: null;
	}

	/** The codes by the names in the file. */
	static Map<String, String> names() {
		Map<String, String> codes = new HashMap<>();
		rows().forEach((row) -> Stream.of(row[4].split("\\|"))
			.filter((name) -> !name.isEmpty())
			.forEach((name) -> codes.put(name, row[0])));
		return codes;
	}

	private static Map<String, Country> read() {
		return rows()
			.collect(Collectors.toUnmodifiableMap((row) -> row[0], (row) -> new Country(Double.parseDouble(row[1]),
					Double.parseDouble(row[2]), Double.parseDouble(row[3]))));
	}

	/** The rows of the file; the names may have commas. */
	private static Stream<String[]> rows() {
		try {
			return new ClassPathResource("countries.csv", Countries.class).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.skip(1)
				.map((line) -> line.split(",", 5));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A row of the file. */
	private record Country(double latitude, double longitude, double radiusKm) {

	}

}
