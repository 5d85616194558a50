package io.ztrisk.statistics;

import java.time.LocalDate;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the days that statistics show.
 */
class StatisticsPeriodTests {

	private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

	@ParameterizedTest
	@CsvSource({ ",, 2026-10-30, 2026-11-28", "2026-11-28,, 2026-11-28, 2026-11-28",
			"2025-10-25,, 2025-10-25, 2026-11-28", ", 2026-01-05, 2025-12-07, 2026-01-05",
			"2024-02-29, 2025-04-03, 2024-02-29, 2025-04-03", "2026-12-24, 2026-12-31, 2026-12-24, 2026-12-31",
			"0000-01-01, 0000-01-01, 0000-01-01, 0000-01-01", ", 9999-12-31, 9999-12-02, 9999-12-31" })
	void aPeriodHasTheDaysThatAreAskedForOrTheLast30(@Nullable String since, @Nullable String until, LocalDate first,
			LocalDate last) {
		assertThat(StatisticsPeriod.parse(since, until, TODAY)).isEqualTo(new StatisticsPeriod(first, last));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", value = {
			"''                   | none                 | since must be a day such as 2026-11-27",
			"2026-11-1            | none                 | since must be a day such as 2026-11-27",
			"2026-02-29           | none                 | since must be a day such as 2026-11-27",
			"2026-11-27T00:00:00Z | none                 | since must be a day such as 2026-11-27",
			"+2026-11-27          | none                 | since must be a day such as 2026-11-27",
			"-001-11-27           | none                 | since must be a day such as 2026-11-27",
			"12026-11-27          | none                 | since must be a day such as 2026-11-27",
			"２０２６-11-27       | none                 | since must be a day such as 2026-11-27",
			"today                | none                 | since must be a day such as 2026-11-27",
			"none                 | 2026-13-01           | until must be a day such as 2026-11-27",
			"2026-11-27           | ''                   | until must be a day such as 2026-11-27",
			"2026-11-29           | none                 | since must not be after until, which is 2026-11-28",
			"2026-11-02           | 2026-11-01           | since must not be after until, which is 2026-11-01",
			"2025-10-24           | none                 | since must be at most 399 days before until, which is 2026-11-28",
			"0000-01-01           | 9999-12-31           | since must be at most 399 days before until, which is 9999-12-31" })
	void aPeriodThatIsMalformedOrTooLongIsRefused(@Nullable String since, @Nullable String until, String message) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> StatisticsPeriod.parse(since, until, TODAY))
			.withMessage(message)
			.extracting(ApiException::code)
			.isEqualTo(ErrorCode.INVALID_PARAMETER);
	}

}
