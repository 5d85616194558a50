package io.ztrisk.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads a date and time of RFC 3339 from left to right. Every record of a log has one, so
 * it is read without a regular expression or a formatter, which are slower.
 */
final class DateTimeReader {

	private final String text;

	private int position;

	DateTimeReader(String text) {
		this.text = text;
	}

	/**
	 * Reads the whole text, cut to microseconds.
	 * @throws DateTimeException if it is not a date and time, or one that does not exist
	 */
	Instant read() {
		int year = number(4);
		expect('-', '-');
		int month = number(2);
		expect('-', '-');
		int day = number(2);
		expect('T', 't');
		int hour = number(2);
		expect(':', ':');
		int minute = number(2);
		expect(':', ':');
		int second = number(2);
		int micros = accept('.', '.') ? fraction() : 0;
		int offset = accept('Z', 'z') ? 0 : offset();
		if (this.position < this.text.length()) {
			throw unreadable();
		}
		boolean leap = second == 60;
		Instant instant = LocalDateTime.of(year, month, day, hour, minute, leap ? 59 : second)
			.toInstant(ZoneOffset.UTC)
			.minusSeconds(offset);
		return leap ? midnightAfter(instant) : instant.plus(micros, ChronoUnit.MICROS);
	}

	/** A leap second is the last of a day in UTC. */
	private Instant midnightAfter(Instant instant) {
		Instant next = instant.plusSeconds(1);
		if (!next.equals(next.truncatedTo(ChronoUnit.DAYS))) {
			throw unreadable();
		}
		return next;
	}

	private int fraction() {
		int micros = 0;
		int digits = 0;
		for (; digits == 0 || isDigit(); digits++) {
			int digit = number(1);
			micros = (digits < 6) ? 10 * micros + digit : micros;
		}
		for (; digits < 6; digits++) {
			micros *= 10;
		}
		return micros;
	}

	/** Not ZoneOffset, which ends at 18 hours; RFC 3339 goes to 23:59. */
	private int offset() {
		expect('+', '-');
		int sign = (this.text.charAt(this.position - 1) == '-') ? -1 : 1;
		int hours = number(2);
		expect(':', ':');
		int minutes = number(2);
		if (hours > 23 || minutes > 59) {
			throw unreadable();
		}
		return sign * (hours * 60 + minutes) * 60;
	}

	private int number(int digits) {
		int number = 0;
		for (int end = this.position + digits; this.position < end; this.position++) {
			if (!isDigit()) {
				throw unreadable();
			}
			number = 10 * number + this.text.charAt(this.position) - '0';
		}
		return number;
	}

	private boolean isDigit() {
		return this.position < this.text.length() && this.text.charAt(this.position) >= '0'
				&& this.text.charAt(this.position) <= '9';
	}

	private void expect(char one, char other) {
		if (!accept(one, other)) {
			throw unreadable();
		}
	}

	private boolean accept(char one, char other) {
		char next = (this.position < this.text.length()) ? this.text.charAt(this.position) : 0;
		boolean accepted = next == one || next == other;
		this.position += accepted ? 1 : 0;
		return accepted;
	}

	private DateTimeException unreadable() {
		return new DateTimeException("Not an RFC 3339 time: " + this.text);
	}

}
