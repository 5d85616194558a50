package io.ztrisk.score;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A score over several events.
 *
 * @param level the highest rank, null if there is no event
 * @param count how many
 * @param newest the newest one's time, null if there is no event
 */
record Score(@Nullable Short level, long count, @Nullable Instant newest) {

}
