package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Places of addresses, with a database and without.
 */
class PlacesTests {

	private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

	private static final Map<String, Object> LISBON = Map.of("city", Map.of("names", Map.of("en", "Lisbon")), "country",
			Map.of("iso_code", "PT"), "location", Map.of("latitude", 38.72, "longitude", -9.14, "accuracy_radius", 20));

	@TempDir
	private Path directory;

	private final Clock clock = mock();

	private Path file;

	@BeforeEach
	void startTheClock() {
		this.file = this.directory.resolve("addresses.mmdb");
		given(this.clock.instant()).willReturn(START);
	}

	@Test
	void coordinatesComeFirst() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).add("2001:db8::/32", LISBON).write(this.file);
		Places places = places();
		Place lisbon = new Place(38.72, -9.14, 20, "PT", Place.Source.COORDINATES);
		assertThat(find(places, "192.0.2.1", "SG")).isEqualTo(lisbon);
		assertThat(find(places, "::ffff:192.0.2.1", "SG")).isEqualTo(lisbon);
		assertThat(find(places, "2001:db8:1::1", "SG")).isEqualTo(lisbon);
	}

	@Test
	void coordinatesWithoutAccuracyAreFiftyKmOff() throws IOException {
		new MmdbWriter(4).add("192.0.2.0/24", Map.of("subdivisions", List.of(Map.of("iso_code", "11")), "location",
				Map.of("latitude", 38.72, "longitude", -9.14)))
			.write(this.file);
		assertThat(find(places(), "192.0.2.1", ""))
			.isEqualTo(new Place(38.72, -9.14, 50, null, Place.Source.COORDINATES));
	}

	@Test
	void theDatabasesCountryComesBeforeTheRecords() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", Map.of("country", Map.of("iso_code", "PT")))
			.add("198.51.100.0/24", Map.of("country", Map.of("iso_code", "T1")))
			.add("203.0.113.0/24",
					Map.of("city", Map.of("geoname_id", 1), "location", Map.of("latitude", 95.0, "longitude", 0.0)))
			.write(this.file);
		Places places = places();
		assertThat(find(places, "192.0.2.1", "SG")).extracting(Place::country, Place::source)
			.containsExactly("PT", Place.Source.DATABASE_COUNTRY);
		assertThat(find(places, "198.51.100.1", "sg ")).extracting(Place::country, Place::source)
			.containsExactly("SG", Place.Source.RECORD_COUNTRY);
		assertThat(find(places, "203.0.113.1", "SG")).extracting(Place::source).isEqualTo(Place.Source.RECORD_COUNTRY);
		assertThat(find(places, "192.0.3.1", "SG")).extracting(Place::source).isEqualTo(Place.Source.RECORD_COUNTRY);
		assertThat(find(places, "no address", "SG")).extracting(Place::source).isEqualTo(Place.Source.RECORD_COUNTRY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "T1", "XX", "Portugal" })
	void unnamedPlaceIsNone(String country) {
		assertThat(find(new Places(new GeoDatabase("", this.clock)), "192.0.2.1", country)).isNull();
	}

	@Test
	void coordinatesWithoutACityAndASubdivisionAreACountrys() throws IOException {
		Map<String, Object> middle = Map.of("latitude", 37.751, "longitude", -97.822, "accuracy_radius", 1000);
		new MmdbWriter(6).add("192.0.2.0/24", Map.of("country", Map.of("iso_code", "US"), "location", middle))
			.add("198.51.100.0/24",
					Map.of("city", Map.of(), "country", Map.of("iso_code", "US"), "location", middle, "subdivisions",
							List.of()))
			.add("203.0.113.0/24", Map.of("location", middle))
			.write(this.file);
		Places places = places();
		Place country = Objects.requireNonNull(places.find(null, "US", null));
		for (String address : List.of("192.0.2.1", "198.51.100.1")) {
			assertThat(find(places, address, "CA")).isEqualTo(new Place(country.latitude(), country.longitude(),
					country.accuracyKm(), "US", Place.Source.DATABASE_COUNTRY));
		}
		assertThat(find(places, "203.0.113.1", "US")).isEqualTo(country);
	}

	@Test
	void zeroZeroIsNoPlace() throws IOException {
		Map<String, Object> nowhere = Map.of("latitude", 0, "longitude", 0.0);
		new MmdbWriter(6)
			.add("192.0.2.0/24",
					Map.of("city", Map.of("geoname_id", 1), "country", Map.of("iso_code", "PT"), "location", nowhere))
			.add("198.51.100.0/24",
					Map.of("city", "Nowhere", "country_code", "ZZ", "latitude", "0", "longitude", "0.0"))
			.add("203.0.113.0/24", Map.of("city", "Accra", "country_code", "GH", "latitude", "5.56", "longitude", "0"))
			.write(this.file);
		Places places = places();
		assertThat(find(places, "192.0.2.1", "SG")).extracting(Place::country, Place::source)
			.containsExactly("PT", Place.Source.DATABASE_COUNTRY);
		assertThat(find(places, "198.51.100.1", "")).isNull();
		assertThat(find(places, "203.0.113.1", "")).isEqualTo(new Place(5.56, 0, 50, "GH", Place.Source.COORDINATES));
	}

	static List<Map<String, Object>> addressesWithoutAPlace() {
		return List.of(Map.of("traits", Map.of("is_satellite_provider", true)),
				Map.of("traits", Map.of("connection_type", "Satellite")), Map.of("traits", Map.of("is_anycast", true)),
				Map.of("is_satellite", "true"), Map.of("is_anycast", true));
	}

	@ParameterizedTest
	@MethodSource("addressesWithoutAPlace")
	void satelliteAndAnycastAddressesHaveNoPlace(Map<String, Object> told) throws IOException {
		Map<String, Object> fields = new HashMap<>(LISBON);
		fields.putAll(told);
		new MmdbWriter(6).add("192.0.2.0/24", fields).write(this.file);
		assertThat(find(places(), "192.0.2.1", "PT")).isNull();
	}

	@Test
	void otherTraitsTakeNoPlace() throws IOException {
		Map<String, Object> fields = new HashMap<>(LISBON);
		fields.put("traits", Map.of("is_satellite_provider", false, "connection_type", "Cellular"));
		fields.put("is_anycast", "");
		new MmdbWriter(6).add("192.0.2.0/24", fields).write(this.file);
		assertThat(find(places(), "192.0.2.1", "")).extracting(Place::source).isEqualTo(Place.Source.COORDINATES);
	}

	static List<Map<String, Object>> flatFields() {
		return List.of(
				// ip-location-db
				Map.of("city", "", "state1", "Lisbon", "state2", "", "country_code", "PT", "latitude", 38.5f,
						"longitude", -9.25f),
				// IPinfo, older and newer
				Map.of("city", "Lisbon", "region", "Lisbon", "country", "PT", "lat", "38.5", "lng", "-9.25", "radius",
						"50"),
				Map.of("city", "Lisbon", "region", "", "country", "Portugal", "country_code", "pt", "latitude", "38.5",
						"longitude", "-9.25"),
				// IP2Location
				Map.of("city_name", "Lisbon", "region_name", "-", "country_code", "PT", "latitude", "38.500000",
						"longitude", "-9.250000"));
	}

	@ParameterizedTest
	@MethodSource("flatFields")
	void flatFieldsAreRead(Map<String, Object> fields) throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", fields).write(this.file);
		assertThat(find(places(), "192.0.2.1", "SG"))
			.isEqualTo(new Place(38.5, -9.25, 50, "PT", Place.Source.COORDINATES));
	}

	@Test
	void flatCoordinatesWithoutACityAndARegionAreACountrys() throws IOException {
		new MmdbWriter(6)
			.add("192.0.2.0/24",
					Map.of("city", "", "region", " ", "state1", "", "country_code", "PT", "latitude", "39.5",
							"longitude", "-8.0"))
			.add("198.51.100.0/24",
					Map.of("city_name", "-", "region_name", "-", "country_code", "PT", "latitude", 39.5, "longitude",
							-8.0))
			.add("203.0.113.0/24",
					Map.of("city", "Lisbon", "country_code", "PT", "latitude", "north", "longitude", "NaN"))
			.write(this.file);
		Places places = places();
		for (String address : List.of("192.0.2.1", "198.51.100.1", "203.0.113.1")) {
			assertThat(find(places, address, "SG")).extracting(Place::country, Place::source)
				.containsExactly("PT", Place.Source.DATABASE_COUNTRY);
		}
	}

	@Test
	void countryDatabaseReturnsCountries() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", Map.of("country_code", "PT", "country", "Portugal")).write(this.file);
		assertThat(find(places(), "192.0.2.1", "SG")).extracting(Place::country, Place::source)
			.containsExactly("PT", Place.Source.DATABASE_COUNTRY);
	}

	@Test
	void kosovoHasAPlace() {
		Places places = new Places(new GeoDatabase("", this.clock));
		assertThat(places.find(null, "xk", null)).extracting(Place::country, Place::source)
			.containsExactly("XK", Place.Source.RECORD_COUNTRY);
	}

	private Places places() {
		return new Places(new GeoDatabase(this.file.toString(), this.clock));
	}

	private static @Nullable Place find(Places places, String address, String country) {
		return places.find(Network.address(address).orElse(null), country, null);
	}

}
