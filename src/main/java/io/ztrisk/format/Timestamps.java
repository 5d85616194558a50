package io.ztrisk.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Reads points in time: RFC 3339 text, or a number since 1970, whose size tells its unit.
 * Times are truncated to microseconds, the precision of the database.
 */
public final class Timestamps {

	/** The error message for a value that is not a time. */
	public static final String PROBLEM = "must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999";

	/** The maximum time that the clock of a sender may be ahead. */
	public static final Duration MAX_AHEAD = Duration.ofMinutes(10);

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,9})?");

	private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

	private static final BigDecimal SECONDS = new BigDecimal("1e11");

	private static final BigDecimal MILLIS = new BigDecimal("1e14");

	private static final BigDecimal MICROS = new BigDecimal("1e17");

	private Timestamps() {
	}

	/** Reads a time; empty if it is not one, or outside the years 1970 to 9999 (UTC). */
	public static Optional<Instant> parse(JsonNode node) {
		if (node.isDouble() || node.isFloat()) {
			double value = node.doubleValue();
			return Double.isFinite(value) ? number(BigDecimal.valueOf(value)) : Optional.empty();
		}
		if (node.isNumber()) {
			return number(node.decimalValue());
		}
		return node.isString() ? parse(node.stringValue()) : Optional.empty();
	}

	public static Optional<Instant> parse(String text) {
		if (text.indexOf(':') < 0) {
			return NUMBER.matcher(text).matches() ? number(new BigDecimal(text)) : Optional.empty();
		}
		try {
			return inRange(new DateTimeReader(text).read());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Reads an RFC 3339 time only; empty for a number. */
	public static Optional<Instant> parseDateTime(String text) {
		return (text.indexOf(':') < 0) ? Optional.empty() : parse(text);
	}

	private static Optional<Instant> number(BigDecimal value) {
		// Checked first: the arithmetic below writes out all digits of a huge exponent.
		long size = (long) value.precision() - value.scale();
		if (value.signum() < 0 || (value.signum() > 0 && size > 21)) {
			return Optional.empty();
		}
		if (value.signum() == 0 || size < -6) {
			return Optional.of(Instant.EPOCH);
		}
		BigDecimal micros = value.movePointRight(digitsToMicros(value)).setScale(0, RoundingMode.DOWN);
		return inRange(Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS));
	}

	private static int digitsToMicros(BigDecimal value) {
		if (value.compareTo(SECONDS) < 0) {
			return 6;
		}
		if (value.compareTo(MILLIS) < 0) {
			return 3;
		}
		return (value.compareTo(MICROS) < 0) ? 0 : -3;
	}

	private static Optional<Instant> inRange(Instant instant) {
		return (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) ? Optional.empty() : Optional.of(instant);
	}

}
