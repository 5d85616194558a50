package io.ztrisk.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What storing observations changed.
 *
 * @param fresh those that are new, or earlier than was known
 * @param left the events that observations belonged to before they moved to an earlier
 * time
 */
record StoredObservations(Set<ObservationKey> fresh, Set<UUID> left) {

	static StoredObservations of(List<Row> rows) {
		Set<ObservationKey> fresh = new HashSet<>();
		Set<UUID> left = new HashSet<>();
		for (Row row : rows) {
			fresh.add(row.key());
			if (row.leftEvent() != null) {
				left.add(row.leftEvent());
			}
		}
		return new StoredObservations(fresh, left);
	}

	/**
	 * A changed observation and the event that it belonged to.
	 */
	record Row(ObservationKey key, @Nullable UUID leftEvent) {

	}

}
