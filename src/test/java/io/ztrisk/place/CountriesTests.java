package io.ztrisk.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

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

	/** The default of {@code min_km}. */
	private static final double MIN_KM = 500;

	/**
	 * The 30 countries with most internet users: the ITU's shares of users in 2023 times
	 * the population, as in Wikipedia's list of countries by number of Internet users.
	 * The last places differ from source to source.
	 */
	private static final List<String> MOST_USERS = List.of("CN", "IN", "US", "ID", "BR", "RU", "NG", "JP", "MX", "PK",
			"BD", "PH", "DE", "VN", "EG", "GB", "TR", "FR", "IR", "TH", "KR", "IT", "ZA", "ES", "CA", "CO", "AR", "PL",
			"UA", "SA");

	private final Countries countries = new Countries();

	@Test
	void hasEveryCodeOfIso3166AndKosovo() {
		List<String> codes = new ArrayList<>(List.of(Locale.getISOCountries()));
		codes.add("XK");
		assertThat(codes).allSatisfy((code) -> {
			Place place = place(code);
			assertThat(place.latitude()).isBetween(-90.0, 90.0);
			assertThat(place.longitude()).isBetween(-180.0, 180.0);
			assertThat(place.accuracyKm()).isBetween(1.0, 4000.0);
			assertThat(place.country()).isEqualTo(code);
		});
	}

	@ParameterizedTest
	@CsvSource({ "DE, 51.0, 9.8, 299", "SG, 1.3, 103.8, 12", "US, 38.9, -92.7, 1998", "RU, 56.8, 51.5, 1571",
			"FJ, -17.8, 178.2, 84", "FR, 47.1, 2.8, 408", "GF, 5.0, -52.9, 142", "XK, 42.6, 20.9, 46",
			"VA, 41.9, 12.5, 10", "BV, -54.4, 3.4, 6" })
	void placesOfCountriesAreWhereTheirPeopleLive(String code, double latitude, double longitude, double radius) {
		Place place = place(code);
		assertThat(place.latitude()).isCloseTo(latitude, within(0.1));
		assertThat(place.longitude()).isCloseTo(longitude, within(0.1));
		assertThat(place.accuracyKm()).isCloseTo(radius, within(10.0));
	}

	@Test
	void countriesThatLieFarApartCanFire() {
		List<String> pairs = new ArrayList<>();
		List<String> cannotFire = new ArrayList<>();
		for (String one : MOST_USERS) {
			for (String other : MOST_USERS.subList(MOST_USERS.indexOf(one) + 1, MOST_USERS.size())) {
				pairs.add(one + other);
				if (place(one).circleKmTo(place(other)) > 3000 && place(one).kmTo(place(other)) < MIN_KM) {
					cannotFire.add(one + other);
				}
			}
		}
		assertThat(pairs).hasSize(435);
		assertThat(cannotFire).isEmpty();
	}

	/**
	 * Antarctica is as large as that. Saint Helena's people live on three islands that
	 * lie thousands of km apart.
	 */
	@Test
	void noOtherCountriesThatLieFarApartCannotFire() {
		List<Place> places = Stream.of(Locale.getISOCountries())
			.filter((code) -> !code.equals("AQ") && !code.equals("SH"))
			.map(this::place)
			.toList();
		List<String> cannotFire = new ArrayList<>();
		for (Place one : places) {
			for (Place other : places) {
				if (one.circleKmTo(other) > 3000 && one.kmTo(other) < MIN_KM) {
					cannotFire.add(one + " " + other);
				}
			}
		}
		assertThat(cannotFire).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "US, RU", "US, GB", "US, JP", "CA, RU", "IN, RU", "CN, RU", "MX, CA", "CN, ID", "XK, US", "AU, NZ" })
	void farCountriesFire(String one, String other) {
		assertThat(place(one).kmTo(place(other))).isGreaterThan(MIN_KM);
	}

	@ParameterizedTest
	@CsvSource({ "DE, FR", "DE, PL", "ES, PT", "US, CA", "US, MX", "SG, MY", "IN, PK", "BR, AR", "KE, TZ", "GB, IE",
			"RU, UA", "XK, AL", "US, US", "RU, RU" })
	void neighboursDoNotFire(String one, String other) {
		assertThat(place(one).kmTo(place(other))).isLessThan(MIN_KM);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "T1", "XX", "UK", "de", "EU", "code" })
	void unknownCountryHasNoPlace(String code) {
		assertThat(this.countries.place(code, Place.Source.RECORD_COUNTRY)).isNull();
	}

	private Place place(String code) {
		return Objects.requireNonNull(this.countries.place(code, Place.Source.RECORD_COUNTRY), code);
	}

}
