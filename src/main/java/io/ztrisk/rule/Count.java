package io.ztrisk.rule;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A rule that finds the records before which enough others were.
 *
 * @param atLeast the number of records that fit, 2 to 1,000
 * @param within the time in which they are, 1 second to a day, both bounds included
 * @param distinct the field whose different values are counted instead of the records;
 * null if records are
 * @param then the records that are found; null if they are those that are counted
 */
public record Count(int atLeast, Duration within, @Nullable String distinct, @Nullable RecordFilter then) {

}
