package io.ztrisk.place;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.ztrisk.format.LowerCase;

/**
 * Finds the codes of countries. Vendors write a code of ISO 3166-1 with two or three
 * letters, or an English name: that of the Unicode CLDR, or one of countries.csv.
 */
public final class CountryCodes {

	private static final Map<String, String> CODES = codes();

	private CountryCodes() {
	}

	/** The code with two letters, in capitals; empty if the text is not a country. */
	public static Optional<String> of(String country) {
		return Optional.ofNullable(CODES.get(LowerCase.of(country.strip())));
	}

	private static Map<String, String> codes() {
		Map<String, String> codes = new HashMap<>();
		Countries.names().forEach((name, code) -> codes.put(LowerCase.of(name), code));
		for (String code : Locale.getISOCountries()) {
			Locale country = Locale.of("", code);
			codes.put(LowerCase.of(code), code);
			codes.put(LowerCase.of(country.getISO3Country()), code);
			codes.put(LowerCase.of(country.getDisplayCountry(Locale.ENGLISH)), code);
		}
		return Map.copyOf(codes);
	}

}
