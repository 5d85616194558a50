package io.ztrisk.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads points in time: RFC 3339 text, or a number since 1970 whose size tells its unit.
 * Cut to microseconds, which is what the database keeps.
 */
public final class Timestamps {

	private static final Pattern TEXT = Pattern
		.compile("(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}):(\\d{2})(?:\\.(\\d+))?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,9})?");

	private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

	private static final BigDecimal SECONDS = new BigDecimal("1e11");

	private static final BigDecimal MILLIS = new BigDecimal("1e14");

	private static final BigDecimal MICROS = new BigDecimal("1e17");

	private Timestamps() {
	}

	/**
	 * Reads a time; empty if it is none, or outside the years 1970 to 9999 (UTC).
	 */
	public static Optional<Instant> parse(JsonNode node) {
		if (node.isDouble() || node.isFloat()) {
			double value = node.doubleValue();
			return Double.isFinite(value) ? number(BigDecimal.valueOf(value)) : Optional.empty();
		}
		if (node.isNumber()) {
			return number(node.decimalValue());
		}
		return node.isString() ? text(node.stringValue()) : Optional.empty();
	}

	private static Optional<Instant> text(String text) {
		if (NUMBER.matcher(text).matches()) {
			return number(new BigDecimal(text));
		}
		Matcher matcher = TEXT.matcher(text);
		return matcher.matches() ? dateTime(matcher) : Optional.empty();
	}

	private static Optional<Instant> number(BigDecimal value) {
		// Size first: the arithmetic below would write out every digit of a huge
		// exponent.
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

	private static Optional<Instant> dateTime(Matcher matcher) {
		boolean leap = matcher.group(3).equals("60");
		try {
			Instant instant = LocalDateTime
				.parse(matcher.group(1) + "T" + matcher.group(2) + ":" + (leap ? "59" : matcher.group(3)))
				.toInstant(ZoneOffset.UTC)
				.minusSeconds(offset(matcher));
			if (!leap) {
				return inRange(instant.plus(micros(matcher.group(4)), ChronoUnit.MICROS));
			}
			Instant next = instant.plusSeconds(1);
			// A leap second is the last of a day in UTC.
			return next.equals(next.truncatedTo(ChronoUnit.DAYS)) ? inRange(next) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	// Not ZoneOffset, which ends at 18 hours; RFC 3339 goes to 23:59.
	private static int offset(Matcher matcher) {
		if (matcher.group(5) == null) {
			return 0;
		}
		int hours = Integer.parseInt(matcher.group(6));
		int minutes = Integer.parseInt(matcher.group(7));
		if (hours > 23 || minutes > 59) {
			throw new DateTimeException("No such offset");
		}
		int seconds = (hours * 60 + minutes) * 60;
		return matcher.group(5).equals("-") ? -seconds : seconds;
	}

	private static long micros(@Nullable String fraction) {
		return (fraction != null) ? Long.parseLong((fraction + "00000").substring(0, 6)) : 0;
	}

	private static Optional<Instant> inRange(Instant instant) {
		return (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) ? Optional.empty() : Optional.of(instant);
	}

}
