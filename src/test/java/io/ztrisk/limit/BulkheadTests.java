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
 * A bulkhead with a fixed number of permits.
 */
class BulkheadTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	@Test
	void grantsAsManyPermitsAsItHas() {
		Bulkhead bulkhead = new Bulkhead(10, 1, Duration.ZERO);
		Bulkhead.Permit permit = bulkhead.acquire(7);
		bulkhead.acquire(3);
		assertRefused(bulkhead, 1);
		permit.close();
		permit.close();
		assertRefused(bulkhead, 8);
		bulkhead.acquire(7);
	}

	@Test
	void grantsAllPermitsToARequestForMore() {
		Bulkhead bulkhead = new Bulkhead(10, 1, Duration.ZERO);
		try (Bulkhead.Permit _ = bulkhead.acquire(Long.MAX_VALUE)) {
			assertRefused(bulkhead, 1);
		}
		bulkhead.acquire(1);
		assertRefused(bulkhead, Long.MAX_VALUE);
	}

	@Test
	void grantsAPermitToAWaitingCallWhenOneIsReleased() throws Exception {
		Bulkhead bulkhead = new Bulkhead(1, 1, LONG);
		Bulkhead.Permit permit = bulkhead.acquire(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Bulkhead.Permit> waiter = waiters.submit(() -> bulkhead.acquire(1));
			permit.close();
			waiter.get().close();
		}
		bulkhead.acquire(1);
	}

	@Test
	void refusesAtOnceWhenTheQueueIsFull() throws Exception {
		Bulkhead bulkhead = new Bulkhead(1, 1, LONG);
		Bulkhead.Permit permit = bulkhead.acquire(1);
		CountDownLatch refused = new CountDownLatch(1);
		try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
			// A few may come at the same moment; not all.
			for (int i = 0; i < 20; i++) {
				waiters.submit(() -> {
					try (Bulkhead.Permit _ = bulkhead.acquire(1)) {
						return;
					}
					catch (ApiException ex) {
						refused.countDown();
					}
				});
			}
			refused.await();
			permit.close();
		}
	}

	private static void assertRefused(Bulkhead bulkhead, long count) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> bulkhead.acquire(count))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.OVERLOADED));
	}

}
