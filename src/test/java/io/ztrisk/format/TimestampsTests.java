package io.ztrisk.format;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Points in time as senders write them.
 */
class TimestampsTests {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	@ParameterizedTest
	@CsvSource({ "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z", "2026-01-01t00:00:00.5z, 2026-01-01T00:00:00.5Z",
			"2026-01-01T00:00:00.1234569999999999999999Z, 2026-01-01T00:00:00.123456Z",
			"2026-01-01T01:30:00+05:30, 2025-12-31T20:00:00Z", "2026-01-01T00:00:00-23:59, 2026-01-01T23:59:00Z",
			"2026-01-01T00:00:00-00:00, 2026-01-01T00:00:00Z", "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
			"2016-12-31T23:59:60.7Z, 2017-01-01T00:00:00Z", "2016-12-31T15:59:60-08:00, 2017-01-01T00:00:00Z",
			"1969-12-31T23:00:00-01:00, 1970-01-01T00:00:00Z",
			"9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z" })
	void readsRfc3339(String text, Instant instant) {
		assertThat(Timestamps.parse(NODES.stringNode(text))).contains(instant);
	}

	@ParameterizedTest
	@CsvSource({ "1767225600, 2026-01-01T00:00:00Z", "1767225600.1234567, 2026-01-01T00:00:00.123456Z",
			"1767225600123, 2026-01-01T00:00:00.123Z", "1767225600123456, 2026-01-01T00:00:00.123456Z",
			"1767225600123456789, 2026-01-01T00:00:00.123456Z", "99999999999, 5138-11-16T09:46:39Z",
			"100000000000, 1973-03-03T09:46:40Z", "100000000000000, 1973-03-03T09:46:40Z",
			"100000000000000000, 1973-03-03T09:46:40Z", "1.7672256e9, 2026-01-01T00:00:00Z", "0, 1970-01-01T00:00:00Z",
			"1e-999999999, 1970-01-01T00:00:00Z", "253402300799999999999, 9999-12-31T23:59:59.999999Z" })
	void derivesTheUnitOfANumberFromItsSize(String number, Instant instant) {
		assertThat(Timestamps.parse(NODES.numberNode(new BigDecimal(number)))).contains(instant);
		assertThat(Timestamps.parse(NODES.stringNode(number))).contains(instant);
	}

	@Test
	void readsIntegersAndDoubles() {
		assertThat(Timestamps.parse(NODES.numberNode(1767225600))).contains(Instant.parse("2026-01-01T00:00:00Z"));
		assertThat(Timestamps.parse(NODES.numberNode(1767225600.25)))
			.contains(Instant.parse("2026-01-01T00:00:00.25Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "now", "2026-01-01", "2026-01-01T00:00:00", "2026-02-30T00:00:00Z",
			"2026-01-01T24:00:00Z", "2026-01-01T00:00:61Z", "2026-01-01T12:00:60Z", "2026-01-01T00:00:00.Z",
			"2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00+01:60",
			"2026-01-01T00:00:00+1:00", "2026-01-01T00:00:00.5", "2026-01-01T00:00:00Z ", "2026-01-01 00:00:00Z",
			"2026-13-01T00:00:00Z", "2026-01-01T00:60:00Z", "+2026-01-01T00:00:00Z", "\u0662026-01-01T00:00:00Z",
			"12:00", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00Z", "-1", "-0.0000001",
			"253402300800000000000", "9999999999999999999999", "1e999999999", "-1e999999999", "1e99999999999", "NaN",
			" 1767225600", "0x10" })
	void refusesInvalidAndOutOfRangeTimes(String text) {
		assertTimeout(Duration.ofSeconds(1), () -> assertThat(Timestamps.parse(NODES.stringNode(text))).isEmpty());
	}

	@Test
	void refusesOtherTypes() {
		assertThat(Timestamps.parse(NODES.booleanNode(true))).isEqualTo(Optional.empty());
		assertThat(Timestamps.parse(NODES.nullNode())).isEmpty();
		assertThat(Timestamps.parse(NODES.objectNode())).isEmpty();
	}

}
