package io.ztrisk.detection;

import java.util.List;
import java.util.Set;

/**
 * What storing observations changed.
 *
 * @param fresh those that are new, or earlier than was known
 * @param moved where those were that are now earlier
 */
record StoredObservations(Set<ObservationKey> fresh, List<Gone> moved) {

}
