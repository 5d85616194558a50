package io.ztrisk.log;

import java.time.Instant;

import io.ztrisk.activity.ActivityRecord;
import org.jspecify.annotations.Nullable;

/**
 * The result of parsing a line of a log.
 *
 * @param at the record's time, null where a dataset that is only counted has none
 * @param record null if there is nothing to judge
 * @param ignored whether that is because nobody is named or it is too late
 * @param late whether it is too late
 */
public record ParsedLine(@Nullable Instant at, @Nullable ActivityRecord record, boolean ignored, boolean late) {

	/**
	 * Of a dataset that no detector reads.
	 */
	static ParsedLine counted(@Nullable Instant at) {
		return new ParsedLine(at, null, false, false);
	}

	/**
	 * Without a user.
	 */
	static ParsedLine ofNobody(Instant at) {
		return new ParsedLine(at, null, true, false);
	}

	/**
	 * From before the horizon.
	 */
	static ParsedLine tooLate(Instant at) {
		return new ParsedLine(at, null, true, true);
	}

	/**
	 * With a record to judge.
	 */
	static ParsedLine of(ActivityRecord record) {
		return new ParsedLine(record.source().at(), record, false, false);
	}

}
