package io.ztrisk.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a line of a log holds.
 *
 * @param at the record's time, null where a dataset that is only counted has none
 * @param record null if there is nothing to judge
 * @param ignored whether that is because nobody is named or it is too late
 * @param late whether it is too late
 */
public record LogLine(@Nullable Instant at, @Nullable LogRecord record, boolean ignored, boolean late) {

	/**
	 * Of a dataset that no detector reads.
	 */
	static LogLine counted(@Nullable Instant at) {
		return new LogLine(at, null, false, false);
	}

	/**
	 * Without a user.
	 */
	static LogLine ofNobody(Instant at) {
		return new LogLine(at, null, true, false);
	}

	/**
	 * From before the horizon.
	 */
	static LogLine tooLate(Instant at) {
		return new LogLine(at, null, true, true);
	}

	/**
	 * With a record to judge.
	 */
	static LogLine of(LogRecord record) {
		return new LogLine(record.at(), record, false, false);
	}

}
