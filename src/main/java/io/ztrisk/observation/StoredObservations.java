package io.ztrisk.observation;

import java.util.List;
import java.util.Set;

/**
 * What storing observations changed.
 *
 * @param fresh those that are new, or stand instead of a known one
 * @param moved where those were that stood before
 */
public record StoredObservations(Set<ObservationKey> fresh, List<Gone> moved) {

}
