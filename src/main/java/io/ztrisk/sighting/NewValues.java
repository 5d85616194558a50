package io.ztrisk.sighting;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.observation.RemovedObservation;
import io.ztrisk.observation.UserObservation;

/**
 * The result of storing sightings.
 *
 * @param changed the sightings that are new or earlier than before
 * @param found the values that are new of their users, as observations
 * @param removed the observations of values that are not new any more, which were
 * deleted, or that were replaced
 * @param withoutValue the events of values that are not new, if they exist; an event may
 * be older than the observations that are kept
 */
public record NewValues(Set<SightingKey> changed, List<UserObservation> found, List<RemovedObservation> removed,
		Set<UUID> withoutValue) {

	public static final NewValues NONE = new NewValues(Set.of(), List.of(), List.of(), Set.of());

}
