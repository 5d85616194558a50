package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Places of addresses, with a database and without.
 */
class PlacesTests {

	private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

	private static final Map<String, Object> LISBON = Map.of("country", Map.of("iso_code", "PT"), "location",
			Map.of("latitude", 38.72, "longitude", -9.14, "accuracy_radius", 20));

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
		new MmdbWriter(4).add("192.0.2.0/24", Map.of("location", Map.of("latitude", 38.72, "longitude", -9.14)))
			.write(this.file);
		assertThat(find(places(), "192.0.2.1", ""))
			.isEqualTo(new Place(38.72, -9.14, 50, null, Place.Source.COORDINATES));
	}

	@Test
	void theDatabasesCountryComesBeforeTheRecords() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", Map.of("country", Map.of("iso_code", "PT")))
			.add("198.51.100.0/24", Map.of("country", Map.of("iso_code", "T1")))
			.add("203.0.113.0/24", Map.of("location", Map.of("latitude", 95.0, "longitude", 0.0)))
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
	void aPlaceThatNobodyNamesIsNone(String country) {
		assertThat(find(new Places(new GeoDatabase("", this.clock)), "192.0.2.1", country)).isNull();
	}

	@Test
	void anIpv4DatabaseKnowsNothingOfIpv6() throws IOException {
		new MmdbWriter(4).add("32.0.0.0/4", LISBON).write(this.file);
		Places places = places();
		assertThat(find(places, "32.1.13.184", "")).isNotNull();
		assertThat(find(places, "2001:db8::1", "")).isNull();
	}

	@Test
	void aNewFileIsReadWithinSeconds() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).write(this.file);
		Places places = places();
		replace(new MmdbWriter(6).add("198.51.100.0/24", LISBON));
		given(this.clock.instant()).willReturn(START.plusSeconds(4));
		assertThat(find(places, "192.0.2.1", "")).isNotNull();
		given(this.clock.instant()).willReturn(START.plusSeconds(5));
		assertThat(find(places, "192.0.2.1", "")).isNull();
		assertThat(find(places, "198.51.100.1", "")).isNotNull();
	}

	@Test
	void aFileWrittenOverInPlaceDoesNoHarmUntilItIsRead() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).write(this.file);
		Places places = places();
		Files.write(this.file, new byte[0]);
		assertThat(find(places, "192.0.2.1", "")).isNotNull();
	}

	@Test
	void theLastGoodFileStands() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).write(this.file);
		Places places = places();
		Files.writeString(this.file, "no database");
		given(this.clock.instant()).willReturn(START.plusSeconds(10));
		assertThat(find(places, "192.0.2.1", "")).isNotNull();
		Files.delete(this.file);
		given(this.clock.instant()).willReturn(START.plusSeconds(20));
		assertThat(find(places, "192.0.2.1", "")).isNotNull();
	}

	@Test
	void aFileMayComeLater() throws IOException {
		Places places = places();
		assertThat(find(places, "192.0.2.1", "PT")).extracting(Place::source).isEqualTo(Place.Source.RECORD_COUNTRY);
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).write(this.file);
		given(this.clock.instant()).willReturn(START.plusSeconds(5));
		assertThat(find(places, "192.0.2.1", "PT")).extracting(Place::source).isEqualTo(Place.Source.COORDINATES);
	}

	@Test
	void whatIsDamagedInsideAFileIsNotKnown() throws IOException {
		new MmdbWriter(6).add("192.0.2.0/24", LISBON).add("198.51.100.0/24", "text").write(this.file);
		Places places = places();
		assertThat(find(places, "198.51.100.1", "SG")).extracting(Place::source).isEqualTo(Place.Source.RECORD_COUNTRY);
		assertThat(find(places, "192.0.2.1", "SG")).extracting(Place::source).isEqualTo(Place.Source.COORDINATES);
	}

	private Places places() {
		return new Places(new GeoDatabase(this.file.toString(), this.clock));
	}

	private void replace(MmdbWriter writer) throws IOException {
		Path next = this.directory.resolve("next.mmdb");
		writer.write(next);
		Files.setLastModifiedTime(next, FileTime.from(START));
		Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static @Nullable Place find(Places places, String address, String country) {
		return places.find(Network.address(address).orElse(null), country);
	}

}
