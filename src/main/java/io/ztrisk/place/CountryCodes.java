package io.ztrisk.place;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.ztrisk.format.LowerCase;

/**
 * Finds the codes of countries. Vendors write a code of ISO 3166-1 with two or three
 * letters, or an English name.
 */
public final class CountryCodes {

	/** Names of which the Unicode CLDR has another form. */
	private static final Map<String, String> OTHER_NAMES = Map.ofEntries(Map.entry("bosnia and herzegovina", "BA"),
			Map.entry("burma", "MM"), Map.entry("czech republic", "CZ"), Map.entry("hong kong", "HK"),
			Map.entry("ivory coast", "CI"), Map.entry("korea, republic of", "KR"), Map.entry("macau", "MO"),
			Map.entry("macao", "MO"), Map.entry("macedonia", "MK"), Map.entry("myanmar", "MM"),
			Map.entry("palestine", "PS"), Map.entry("republic of korea", "KR"), Map.entry("russian federation", "RU"),
			Map.entry("swaziland", "SZ"), Map.entry("the netherlands", "NL"), Map.entry("turkey", "TR"),
			Map.entry("united states of america", "US"), Map.entry("viet nam", "VN"), Map.entry("kosovo", "XK"),
			Map.entry("xk", "XK"));

	private static final Map<String, String> CODES = codes();

	private CountryCodes() {
	}

	/** The code with two letters, in capitals; empty if the text is not a country. */
	public static Optional<String> of(String country) {
		return Optional.ofNullable(CODES.get(LowerCase.of(country.strip())));
	}

	private static Map<String, String> codes() {
		Map<String, String> codes = new HashMap<>(OTHER_NAMES);
		for (String code : Locale.getISOCountries()) {
			Locale country = Locale.of("", code);
			codes.put(LowerCase.of(code), code);
			codes.put(LowerCase.of(country.getISO3Country()), code);
			codes.put(LowerCase.of(country.getDisplayCountry(Locale.ENGLISH)), code);
		}
		return Map.copyOf(codes);
	}

}
