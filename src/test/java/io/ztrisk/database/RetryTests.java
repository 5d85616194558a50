package io.ztrisk.database;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests which failures are retried, and how often.
 */
class RetryTests {

	private final Retry retry = new Retry(TransactionOperations.withoutTransaction());

	private final AtomicInteger attempts = new AtomicInteger();

	@Test
	void aTransactionThatIsInTheWayOfAnotherIsTriedTenTimes() {
		assertThat(this.retry.inTransaction(failing(9, new PessimisticLockingFailureException("Deadlock"))))
			.isEqualTo("done");
		assertThat(this.attempts).hasValue(10);
	}

	@Test
	void anAttemptTooManyIsGivenUp() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.retry.inTransaction(failing(10, new OptimisticLockingFailureException("Merged"))));
		assertThat(this.attempts).hasValue(10);
	}

	@Test
	void anotherFailureIsNotTriedAgain() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.retry.inTransaction(failing(1, new DataIntegrityViolationException("Twice"))));
		assertThat(this.attempts).hasValue(1);
	}

	private Supplier<String> failing(int times, RuntimeException failure) {
		return () -> {
			if (this.attempts.incrementAndGet() <= times) {
				throw failure;
			}
			return "done";
		};
	}

}
