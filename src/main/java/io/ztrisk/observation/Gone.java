package io.ztrisk.observation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An observation that is no more where it was in time: it has moved to an earlier time,
 * does not count any more or must be judged again.
 *
 * @param key of the observation
 * @param at where it was
 * @param event the event that it belonged to, null if there was none
 */
public record Gone(ObservationKey key, Instant at, @Nullable UUID event) {

}
