package io.ztrisk.observation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What observations have left an hour, together: each alone would take too much memory.
 *
 * @param hour the hour
 * @param observations how many that counted
 * @param first the time of the first of them
 * @param last the time of the last of them
 * @param events those that they belonged to
 */
public record LeftHour(Hour hour, int observations, Instant first, Instant last, Set<UUID> events) {

	public LeftHour {
		events = Set.copyOf(events);
	}

}
