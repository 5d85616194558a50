package io.ztrisk.limit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A gate to a room.
 */
class GateTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	@Test
	void asMuchGoesInAsThereIsRoomFor() {
		Gate gate = new Gate(10, 1, Duration.ZERO);
		Gate.Place place = gate.enter(7);
		gate.enter(3);
		assertRefused(gate, 1);
		place.close();
		place.close();
		assertRefused(gate, 8);
		gate.enter(7);
	}

	@Test
	void whatIsLargerThanTheRoomGoesInAlone() {
		Gate gate = new Gate(10, 1, Duration.ZERO);
		try (Gate.Place _ = gate.enter(Long.MAX_VALUE)) {
			assertRefused(gate, 1);
		}
		gate.enter(1);
		assertRefused(gate, Long.MAX_VALUE);
	}

	@Test
	void whoWaitsGoesInWhenAPlaceIsLeft() throws Exception {
		Gate gate = new Gate(1, 1, LONG);
		Gate.Place place = gate.enter(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Gate.Place> waiter = waiters.submit(() -> gate.enter(1));
			place.close();
			waiter.get().close();
		}
		gate.enter(1);
	}

	@Test
	void whoFindsTheQueueFullIsRefusedAtOnce() throws Exception {
		Gate gate = new Gate(1, 1, LONG);
		Gate.Place place = gate.enter(1);
		CountDownLatch refused = new CountDownLatch(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			// A few may come at the same moment; not all.
			for (int i = 0; i < 20; i++) {
				waiters.submit(() -> {
					try (Gate.Place _ = gate.enter(1)) {
						return;
					}
					catch (ApiException ex) {
						refused.countDown();
					}
				});
			}
			refused.await();
			place.close();
		}
	}

	private static void assertRefused(Gate gate, long size) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> gate.enter(size))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.OVERLOADED));
	}

}
