package io.ztrisk.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.ztrisk.user.UserReference;

/**
 * Stores the parts of a body over two connections at once, since PostgreSQL uses one
 * process for each connection, and that work is most of the cost of a body. Records with
 * the same e-mail stay in one partition and in order, so that the first one to name an
 * e-mail gets it.
 *
 * @param <T> what is stored
 * @param <R> what becomes of a part
 */
final class PartitionedWriter<T, R> implements AutoCloseable {

	/** More would take what other bodies have. */
	private static final int PARTITIONS = 2;

	private final int most;

	private final int mostBytes;

	private final List<Partition> partitions;

	private final Function<List<T>, R> store;

	/**
	 * Creates a writer.
	 * @param most how many a part has at most
	 * @param mostBytes how many bytes a part takes before it is stored
	 * @param store makes a part durable; called by two threads at once
	 */
	PartitionedWriter(int most, int mostBytes, Function<List<T>, R> store) {
		this.most = most;
		this.mostBytes = mostBytes;
		this.store = store;
		this.partitions = IntStream.range(0, PARTITIONS).mapToObj((i) -> new Partition()).toList();
	}

	/**
	 * Adds one.
	 * @param bytes that it takes in memory
	 * @throws RuntimeException what stopped an earlier part
	 */
	void add(T one, UserReference user, int bytes) {
		Object key = (user.email() != null) ? user.email() : Objects.requireNonNull(user.id());
		this.partitions.get(Math.floorMod(key.hashCode(), PARTITIONS)).add(one, bytes);
	}

	/**
	 * Makes all of it durable.
	 * @return what became of each part
	 * @throws RuntimeException what stopped one
	 */
	List<R> end() {
		this.partitions.forEach(Partition::store);
		this.partitions.forEach((partition) -> partition.storing.await());
		return this.partitions.stream().flatMap((partition) -> partition.results.stream()).toList();
	}

	/**
	 * Waits until nothing is being stored any more, however it ended.
	 */
	@Override
	public void close() {
		this.partitions.forEach((partition) -> partition.storing.close());
	}

	/**
	 * What is stored one part after the other.
	 */
	private final class Partition {

		private final BackgroundWriter storing = new BackgroundWriter();

		private final List<R> results = new ArrayList<>();

		private List<T> part = new ArrayList<>();

		private int bytes;

		void add(T one, int bytes) {
			this.part.add(one);
			this.bytes += bytes;
			if (this.part.size() == PartitionedWriter.this.most || this.bytes >= PartitionedWriter.this.mostBytes) {
				store();
			}
		}

		void store() {
			if (!this.part.isEmpty()) {
				List<T> stored = this.part;
				this.storing.next(() -> this.results.add(PartitionedWriter.this.store.apply(stored)));
				this.part = new ArrayList<>();
				this.bytes = 0;
			}
		}

	}

}
