package io.ztrisk.ingest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ztrisk.identity.UserReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that the parts of a body are stored over two connections.
 */
class PartitionedWriterTests {

	@Test
	void twoPartsAreStoredAtOnce() {
		CyclicBarrier both = new CyclicBarrier(2);
		try (PartitionedWriter<Integer, Integer> writer = new PartitionedWriter<>(1, 1000, (part) -> meet(both))) {
			writer.add(1, user("a"), 1);
			writer.add(2, user("b"), 1);
			assertThat(writer.end()).containsExactlyInAnyOrder(0, 1);
		}
	}

	@Test
	void recordsOfOneEmailAreStoredInOrder() {
		try (PartitionedWriter<Integer, List<Integer>> writer = new PartitionedWriter<>(2, 1000, List::copyOf)) {
			IntStream.range(0, 5).forEach((i) -> writer.add(i, user("ann"), 1));
			assertThat(writer.end()).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
		}
	}

	@Test
	void aPartIsBoundInBytesToo() {
		try (PartitionedWriter<Integer, Integer> writer = new PartitionedWriter<>(1000, 10, List::size)) {
			IntStream.range(0, 5).forEach((i) -> writer.add(i, user("ann"), 5));
			assertThat(writer.end()).containsExactly(2, 2, 1);
		}
	}

	@Test
	void failureOfAPartIsRethrown() {
		try (PartitionedWriter<Integer, Integer> writer = new PartitionedWriter<>(1000, 1000, (part) -> {
			throw new IllegalStateException("gone");
		})) {
			writer.add(1, user("ann"), 1);
			assertThatThrownBy(writer::end).isInstanceOf(IllegalStateException.class).hasMessage("gone");
		}
	}

	private static UserReference user(String email) {
		return new UserReference(null, email, null, Instant.EPOCH);
	}

	/**
	 * Waits for both parts and returns the arrival index.
	 */
	private static int meet(CyclicBarrier both) {
		try {
			return both.await(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
