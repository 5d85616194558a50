package io.ztrisk.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A line of a streamed body: its text, or why it has none.
 *
 * @param number counted from 1, blank lines too
 * @param text null where there is a problem
 * @param problem null where there is a text
 */
record Line(long number, @Nullable String text, @Nullable String problem) {
}
