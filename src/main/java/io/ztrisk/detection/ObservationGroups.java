package io.ztrisk.detection;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

import io.ztrisk.observation.Group;
import io.ztrisk.observation.StoredObservation;
import org.jspecify.annotations.Nullable;

/**
 * Splits sorted observations into groups. They are read once and not kept in memory.
 */
public final class ObservationGroups {

	private final Iterator<StoredObservation> rows;

	private @Nullable StoredObservation next;

	public ObservationGroups(Iterator<StoredObservation> rows) {
		this.rows = rows;
		advance();
	}

	/** The group of the next observation; null at the end. */
	public @Nullable Group next() {
		return (this.next != null) ? Group.of(this.next.observed()) : null;
	}

	/** Reads the next group. The mapper is called when an observation is read. */
	public <T> Iterator<T> read(Group group, Function<StoredObservation, T> mapper) {
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return group.equals(ObservationGroups.this.next());
			}

			@Override
			public T next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				StoredObservation observed = Objects.requireNonNull(ObservationGroups.this.next);
				advance();
				return mapper.apply(observed);
			}

		};
	}

	private void advance() {
		this.next = this.rows.hasNext() ? this.rows.next() : null;
	}

}
