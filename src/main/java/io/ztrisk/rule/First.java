package io.ztrisk.rule;

import org.jspecify.annotations.Nullable;

/**
 * A rule that finds the first record of a user with a value.
 *
 * @param of the field; null if the value is always the same, so that any record is a sign
 * of the user
 * @param afterDays the days that a user must be known before anything is found, 1 to 90
 * @param rememberDays the days after which a value is new again, 1 to 180
 */
public record First(@Nullable String of, int afterDays, int rememberDays) {

}
