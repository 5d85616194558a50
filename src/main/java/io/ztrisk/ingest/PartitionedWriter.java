package io.ztrisk.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.ztrisk.identity.UserReference;

/**
 * Stores the parts of a body over two connections, since PostgreSQL uses one process for
 * each connection. A part is stored while the next one is collected, so at most two parts
 * of a partition are in memory. Records with the same alias stay in one partition and in
 * their order, so that the first user with an alias gets it.
 *
 * @param <R> the result of storing a part
 */
public final class PartitionedWriter<T, R> implements AutoCloseable {

	/** More would take the connections of other bodies. */
	private static final int PARTITIONS = 2;

	private final int maxElements;

	private final int maxBytes;

	private final List<Partition> partitions;

	private final Function<List<T>, R> store;

	/**
	 * @param maxElements the maximum number of elements in a part
	 * @param maxBytes the size at which a part is stored
	 * @param store makes a part durable; called by two threads at once
	 */
	public PartitionedWriter(int maxElements, int maxBytes, Function<List<T>, R> store) {
		this.maxElements = maxElements;
		this.maxBytes = maxBytes;
		this.store = store;
		this.partitions = IntStream.range(0, PARTITIONS).mapToObj((i) -> new Partition()).toList();
	}

	/**
	 * @param bytes the size of the element in memory
	 * @throws RuntimeException if storing an earlier part failed
	 */
	public void add(T one, UserReference user, int bytes) {
		Object key = user.aliases().isEmpty() ? Objects.requireNonNull(user.id()) : user.aliases().getFirst();
		this.partitions.get(Math.floorMod(key.hashCode(), PARTITIONS)).add(one, bytes);
	}

	/**
	 * Makes all parts durable, and returns the result of each.
	 * @throws RuntimeException if storing one failed
	 */
	public List<R> end() {
		this.partitions.forEach(Partition::store);
		this.partitions.forEach((partition) -> partition.storing.await());
		return this.partitions.stream().flatMap((partition) -> partition.results.stream()).toList();
	}

	/** Waits until the running parts have ended, with or without an error. */
	@Override
	public void close() {
		this.partitions.forEach((partition) -> partition.storing.close());
	}

	/** Stores one part after the other. */
	private final class Partition {

		private final BackgroundTask storing = new BackgroundTask();

		private final List<R> results = new ArrayList<>();

		private List<T> part = new ArrayList<>();

		private int bytes;

		void add(T one, int bytes) {
			this.part.add(one);
			this.bytes += bytes;
			if (this.part.size() == PartitionedWriter.this.maxElements
					|| this.bytes >= PartitionedWriter.this.maxBytes) {
				store();
			}
		}

		void store() {
			if (!this.part.isEmpty()) {
				List<T> stored = this.part;
				this.storing.start(() -> this.results.add(PartitionedWriter.this.store.apply(stored)));
				this.part = new ArrayList<>();
				this.bytes = 0;
			}
		}

	}

}
