package io.ztrisk.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The days that statistics show.
 *
 * @param since the first day
 * @param until the last day
 */
record StatisticsPeriod(LocalDate since, LocalDate until) {

	private static final int DEFAULT_DAYS = 30;

	private static final int MAX_DAYS = 400;

	/** Four digits are the years 0 to 9999, which the database has too. */
	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	/**
	 * Reads the query parameters {@code since} and {@code until}. Without {@code until}
	 * the last day is today, and without {@code since} there are 30 days.
	 * @throws ApiException naming the parameter that is malformed or out of range
	 */
	static StatisticsPeriod parse(@Nullable String since, @Nullable String until, LocalDate today) {
		LocalDate last = (until != null) ? day("until", until) : today;
		LocalDate first = (since != null) ? day("since", since) : last.minusDays(DEFAULT_DAYS - 1L);
		if (first.isAfter(last)) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "since must not be after until, which is " + last);
		}
		if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER,
					"since must be at most %d days before until, which is %s".formatted(MAX_DAYS - 1, last));
		}
		return new StatisticsPeriod(first, last);
	}

	private static LocalDate day(String name, String text) {
		try {
			return LocalDate.parse(text, FORMAT);
		}
		catch (DateTimeParseException ex) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, name + " must be a day such as 2026-11-27");
		}
	}

}
