package io.ztrisk.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The middle of every country's people, and the radius within which most of them live:
 * countries.csv, whose header names its source.
 */
final class Countries {

	private final Map<String, Country> byCode = read();

	/**
	 * A country as a place; null if there is no such country.
	 * @param code ISO 3166-1 alpha-2 or XK (Kosovo), in capitals
	 */
	@Nullable Place place(String code, Place.Source source) {
		Country country = this.byCode.get(code);
		return (country != null) ? new Place(country.latitude(), country.longitude(), country.radiusKm(), code, source)
				: null;
	}

	private static Map<String, Country> read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Objects.requireNonNull(Countries.class.getResourceAsStream("countries.csv")),
						StandardCharsets.UTF_8))) {
			return lines.lines()
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
