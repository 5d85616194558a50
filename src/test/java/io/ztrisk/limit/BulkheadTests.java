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
class BulkheadTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	@Test
	void asMuchGoesInAsThereIsRoomFor() {
		Bulkhead gate = new Bulkhead(10, 1, Duration.ZERO);
		Bulkhead.Permit place = gate.acquire(7);
		gate.acquire(3);
		assertRefused(gate, 1);
		place.close();
		place.close();
		assertRefused(gate, 8);
		gate.acquire(7);
	}

	@Test
	void whatIsLargerThanTheRoomGoesInAlone() {
		Bulkhead gate = new Bulkhead(10, 1, Duration.ZERO);
		try (Bulkhead.Permit _ = gate.acquire(Long.MAX_VALUE)) {
			assertRefused(gate, 1);
		}
		gate.acquire(1);
		assertRefused(gate, Long.MAX_VALUE);
	}

	@Test
	void whoWaitsGoesInWhenAPlaceIsLeft() throws Exception {
		Bulkhead gate = new Bulkhead(1, 1, LONG);
		Bulkhead.Permit place = gate.acquire(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Bulkhead.Permit> waiter = waiters.submit(() -> gate.acquire(1));
			place.close();
			waiter.get().close();
		}
		gate.acquire(1);
	}

	@Test
	void whoFindsTheQueueFullIsRefusedAtOnce() throws Exception {
		Bulkhead gate = new Bulkhead(1, 1, LONG);
		Bulkhead.Permit place = gate.acquire(1);
		CountDownLatch refused = new CountDownLatch(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			// A few may come at the same moment; not all.
			for (int i = 0; i < 20; i++) {
				waiters.submit(() -> {
					try (Bulkhead.Permit _ = gate.acquire(1)) {
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

	private static void assertRefused(Bulkhead gate, long size) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> gate.acquire(size))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.OVERLOADED));
	}

}
