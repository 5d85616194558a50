package io.ztrisk.log;

import java.time.Instant;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.mapping.RecordFields;
import org.jspecify.annotations.Nullable;

/**
 * The result of parsing a line of a log.
 *
 * @param at the record's time; null if it is missing and the records of the dataset are
 * only counted
 * @param record null if the line is ignored or only counted
 * @param ignored whether the record has no user or is too old
 * @param late whether the record is too old
 * @param fields the fields of a record without a user, valid until the next line is
 * parsed; null if they are not known
 */
public record ParsedLine(@Nullable Instant at, @Nullable ActivityRecord record, boolean ignored, boolean late,
		@Nullable RecordFields fields) {

	public static ParsedLine counted(@Nullable Instant at) {
		return new ParsedLine(at, null, false, false, null);
	}

	/**
	 * A record without a user.
	 * @param fields null if they are not known
	 */
	public static ParsedLine withoutUser(Instant at, @Nullable RecordFields fields) {
		return new ParsedLine(at, null, true, false, fields);
	}

	public static ParsedLine tooLate(Instant at) {
		return new ParsedLine(at, null, true, true, null);
	}

	public static ParsedLine of(ActivityRecord record) {
		return new ParsedLine(record.source().at(), record, false, false, null);
	}

}
