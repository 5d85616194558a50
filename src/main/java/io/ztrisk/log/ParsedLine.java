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

	static ParsedLine counted(@Nullable Instant at) {
		return new ParsedLine(at, null, false, false);
	}

	static ParsedLine ofNobody(Instant at) {
		return new ParsedLine(at, null, true, false);
	}

	static ParsedLine tooLate(Instant at) {
		return new ParsedLine(at, null, true, true);
	}

	static ParsedLine of(ActivityRecord record) {
		return new ParsedLine(record.source().at(), record, false, false);
	}

}
