package io.ztrisk.detection;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

import io.ztrisk.observation.Group;
import io.ztrisk.observation.KnownObservation;
import org.jspecify.annotations.Nullable;

/**
 * Splits a sorted sequence of observations into groups. The sequence is read once and not
 * kept.
 */
final class ObservationGroups {

	private final Iterator<KnownObservation> rows;

	private @Nullable KnownObservation next;

	ObservationGroups(Iterator<KnownObservation> rows) {
		this.rows = rows;
		advance();
	}

	/**
	 * The group of the observations that come next; null at the end.
	 */
	@Nullable Group next() {
		return (this.next != null) ? Group.of(this.next.observed()) : null;
	}

	/**
	 * The observations of a group, up to the first one of another group.
	 */
	Iterator<KnownObservation> of(Group group) {
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return group.equals(ObservationGroups.this.next());
			}

			@Override
			public KnownObservation next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				KnownObservation observed = Objects.requireNonNull(ObservationGroups.this.next);
				advance();
				return observed;
			}

		};
	}

	private void advance() {
		this.next = this.rows.hasNext() ? this.rows.next() : null;
	}

}
