package io.ztrisk.place;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * AS numbers of addresses.
 */
class AsnDatabaseTests {

	private static final Map<String, Object> GOOD = Map.of("autonomous_system_number", 64500);

	@TempDir
	private Path directory;

	static List<Map<String, Object>> records() {
		return List.of(GOOD, Map.of("traits", GOOD), Map.of("asn", "AS64500"), Map.of("asn", "64500"),
				Map.of("asn", 64500), Map.of("autonomous_system_number", "", "asn", "as64500 "));
	}

	@ParameterizedTest
	@MethodSource("records")
	void theNumberIsFound(Map<String, Object> record) throws IOException {
		AsnDatabase database = database(new MmdbWriter(6).add("192.0.2.0/24", record).add("2001:db8::/32", record));
		assertThat(database.find(InetAddress.ofLiteral("192.0.2.1"))).hasValue(64500);
		assertThat(database.find(InetAddress.ofLiteral("2001:db8::1"))).hasValue(64500);
		assertThat(database.find(InetAddress.ofLiteral("192.0.3.1"))).isEmpty();
	}

	static List<Map<String, Object>> recordsWithoutANumber() {
		return List.of(Map.of("asn", ""), Map.of("asn", "AS0"), Map.of("asn", "AS4294967296"),
				Map.of("asn", "AS99999999999"), Map.of("asn", "-1"), Map.of("asn", "CARRIER"), Map.of("traits", "AS1"));
	}

	@ParameterizedTest
	@MethodSource("recordsWithoutANumber")
	void invalidNumberGivesNone(Map<String, Object> record) throws IOException {
		AsnDatabase database = database(new MmdbWriter(6).add("192.0.2.0/24", record).add("198.51.100.0/24", GOOD));
		assertThat(database.find(InetAddress.ofLiteral("192.0.2.1"))).isEqualTo(OptionalLong.empty());
	}

	@Test
	void theGreatestNumberIsRead() throws IOException {
		AsnDatabase database = database(new MmdbWriter(6).add("192.0.2.0/24", Map.of("asn", "AS4294967295")));
		assertThat(database.find(InetAddress.ofLiteral("192.0.2.1"))).hasValue(4_294_967_295L);
	}

	@Test
	void aDatabaseWithoutNumbersIsRefused() {
		MmdbWriter places = new MmdbWriter(6).add("192.0.2.0/24", Map.of("country_code", "PT"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> database(places))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("it has no AS numbers; its type is Test"));
	}

	@Test
	void databaseOfAsNumbersHasNoPlaces() throws IOException {
		Path file = this.directory.resolve("asn.mmdb");
		new MmdbWriter(6, "GeoLite2-ASN", 1).add("192.0.2.0/24", GOOD).write(file);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new GeoDatabase(file.toString(), Clock.systemUTC()))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("it has no coordinates and no country codes; its type is GeoLite2-ASN"));
	}

	private AsnDatabase database(MmdbWriter writer) throws IOException {
		Path file = this.directory.resolve("asn.mmdb");
		writer.write(file);
		return new AsnDatabase(file.toString(), Clock.systemUTC());
	}

}
