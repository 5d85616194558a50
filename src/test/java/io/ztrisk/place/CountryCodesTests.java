package io.ztrisk.place;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The codes of countries, however they are written.
 */
class CountryCodesTests {

	@ParameterizedTest
	@CsvSource({ "pt, PT", "PRT, PT", "Portugal, PT", " united states , US", "Hong Kong, HK", "Hong Kong SAR China, HK",
			"Turkey, TR", "Türkiye, TR", "TÜRKIYE, TR", "TÜRKİYE, TR", "Kosovo, XK", "xk, XK", "Czechia, CZ",
			"Czech Republic, CZ", "TUR, TR", "USA, US", "United States of America (the), US",
			"'Korea, Republic of', KR", "'Tanzania, United Republic of', TZ", "Iran (Islamic Republic of), IR",
			"Ivory Coast, CI", "viet nam, VN", "Russian Federation, RU", "Netherlands (Kingdom of the), NL", "XKX, XK",
			"Burma, MM", "'',", "T1,", "Atlantis,", "Lisbon," })
	void areFoundByCodeOrName(String country, @Nullable String code) {
		assertThat(CountryCodes.of(country).orElse(null)).isEqualTo(code);
	}

}
