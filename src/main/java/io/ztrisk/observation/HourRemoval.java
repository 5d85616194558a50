package io.ztrisk.observation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The observations that were removed from an hour, in total: each of them would take too
 * much memory.
 *
 * @param count the number of observations that counted
 * @param first the time of the first one
 * @param last the time of the last one
 * @param eventIds the events that they were findings of
 */
public record HourRemoval(Hour hour, int count, Instant first, Instant last, Set<UUID> eventIds) {

}
