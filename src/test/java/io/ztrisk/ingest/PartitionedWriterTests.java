package io.ztrisk.ingest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ztrisk.user.UserReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a body holds, stored over two connections.
 */
class PartitionedWriterTests {

	@Test
	void twoPartsAreStoredAtOnce() {
		CyclicBarrier both = new CyclicBarrier(2);
		try (PartitionedWriter<Integer, Integer> lanes = new PartitionedWriter<>(1, 1000, (part) -> meet(both))) {
			lanes.add(1, user("a"), 1);
			lanes.add(2, user("b"), 1);
			assertThat(lanes.end()).containsExactlyInAnyOrder(0, 1);
		}
	}

	@Test
	void whatNamesOneEmailIsStoredInItsOrder() {
		try (PartitionedWriter<Integer, List<Integer>> lanes = new PartitionedWriter<>(2, 1000, List::copyOf)) {
			IntStream.range(0, 5).forEach((i) -> lanes.add(i, user("ann"), 1));
			assertThat(lanes.end()).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
		}
	}

	@Test
	void aPartIsBoundInBytesToo() {
		try (PartitionedWriter<Integer, Integer> lanes = new PartitionedWriter<>(1000, 10, List::size)) {
			IntStream.range(0, 5).forEach((i) -> lanes.add(i, user("ann"), 5));
			assertThat(lanes.end()).containsExactly(2, 2, 1);
		}
	}

	@Test
	void whatStopsAPartIsTold() {
		try (PartitionedWriter<Integer, Integer> lanes = new PartitionedWriter<>(1000, 1000, (part) -> {
			throw new IllegalStateException("gone");
		})) {
			lanes.add(1, user("ann"), 1);
			assertThatThrownBy(lanes::end).isInstanceOf(IllegalStateException.class).hasMessage("gone");
		}
	}

	private static UserReference user(String email) {
		return new UserReference(null, email, null, Instant.EPOCH);
	}

	/**
	 * Who comes first and who comes last, if both come.
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
