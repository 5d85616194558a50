package io.ztrisk.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Health and metrics of the databases of addresses.
 */
class GeoMonitorTests {

	private static final int BUILT = 1_793_361_600;

	@TempDir
	private Path directory;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void withoutDatabasesPlacesAreTheCountriesOfRecords() {
		Health health = health("", "");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsExactly(entry("places", "record country"),
				entry("city", Map.of("path", "none")), entry("asn", Map.of("path", "none")));
		assertThat(built("city")).isNaN();
		assertThat(built("asn")).isNaN();
	}

	@Test
	void databasesInUseAreShown() throws IOException {
		Path city = this.directory.resolve("city.mmdb");
		Path asn = this.directory.resolve("asn.mmdb");
		new MmdbWriter(6, "City", BUILT).add("192.0.2.0/24", Map.of("country_code", "PT")).write(city);
		new MmdbWriter(6, "ASN", BUILT + 1).add("192.0.2.0/24", Map.of("asn", "AS64500")).write(asn);
		Health health = health(city.toString(), asn.toString());
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsExactly(entry("places", "database"),
				entry("city", Map.of("path", city.toString(), "type", "City", "built", "2026-10-30T12:00:00Z")),
				entry("asn", Map.of("path", asn.toString(), "type", "ASN", "built", "2026-10-30T12:00:01Z")));
		assertThat(built("city")).isEqualTo(BUILT);
		assertThat(built("asn")).isEqualTo(BUILT + 1);
	}

	@Test
	void aDatabaseThatCannotBeReadIsShownAndMakesNothingUnhealthy() throws IOException {
		Path asn = this.directory.resolve("asn.mmdb");
		Files.writeString(asn, "no database");
		Health health = health(this.directory.resolve("missing").toString(), asn.toString());
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("places", "record country")
			.containsEntry("city",
					Map.of("path", this.directory.resolve("missing").toString(), "problem", "is missing"));
		assertThat(health.getDetails().get("asn")).asString().contains("problem=cannot be read");
		assertThat(built("city")).isZero();
		assertThat(built("asn")).isZero();
	}

	private Health health(String city, String asn) {
		GeoMonitor monitor = new GeoMonitor(new GeoDatabase(city, Clock.systemUTC()),
				new AsnDatabase(asn, Clock.systemUTC()), this.meters);
		return monitor.health();
	}

	private double built(String database) {
		return this.meters.get("ztrisk.geo.database.build.timestamp").tag("database", database).gauge().value();
	}

}
