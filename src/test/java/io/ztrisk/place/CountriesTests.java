package io.ztrisk.place;

import java.util.Locale;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The table of countries.
 */
class CountriesTests {

	private final Countries countries = new Countries();

	@Test
	void hasEveryCodeOfIso3166() {
		assertThat(Locale.getISOCountries()).allSatisfy((code) -> {
			Place place = place(code);
			assertThat(place.latitude()).isBetween(-90.0, 90.0);
			assertThat(place.longitude()).isBetween(-180.0, 180.0);
			assertThat(place.accuracyKm()).isBetween(1.0, 5000.0);
			assertThat(place.country()).isEqualTo(code);
		});
	}

	@ParameterizedTest
	@CsvSource({ "DE, 51.1, 10.4, 465", "SG, 1.36, 103.8, 22", "US, 44.6, -103.3, 4461", "FR, 46.5, 2.6, 781",
			"GF, 3.9, -53.2, 235", "FJ, -17.4, 178.5, 627", "CY, 35.1, 33.2, 150", "SJ, 78.4, 18.4, 1148" })
	void countriesStandWhereTheirLandIs(String code, double latitude, double longitude, double radius) {
		Place place = place(code);
		assertThat(place.latitude()).isCloseTo(latitude, within(0.1));
		assertThat(place.longitude()).isCloseTo(longitude, within(0.1));
		assertThat(place.accuracyKm()).isCloseTo(radius, within(10.0));
	}

	@ParameterizedTest
	@CsvSource({ "DE, FR", "DE, PL", "ES, PT", "US, CA", "US, MX", "SG, MY", "IN, PK", "BR, AR", "KE, TZ", "GB, IE" })
	void neighboursTouch(String one, String other) {
		assertThat(place(one).kmTo(place(other))).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "T1", "XX", "UK", "XK", "de", "EU", "code" })
	void whatIsNoCountryHasNoPlace(String code) {
		assertThat(this.countries.place(code, Place.Source.RECORD_COUNTRY)).isNull();
	}

	private Place place(String code) {
		return Objects.requireNonNull(this.countries.place(code, Place.Source.RECORD_COUNTRY), code);
	}

}
