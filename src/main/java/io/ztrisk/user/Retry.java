package io.ztrisk.user;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a transaction that locks users, again if another one got in its way.
 */
@Component
public class Retry {

	/** Pauses that differ, so that two transactions do not meet again each time. */
	private static final RetryPolicy POLICY = RetryPolicy.builder()
		.includes(ConcurrencyFailureException.class)
		.maxRetries(9)
		.delay(Duration.ofMillis(5))
		.jitter(Duration.ofMillis(5))
		.multiplier(2)
		.maxDelay(Duration.ofMillis(200))
		.build();

	private final TransactionOperations transactions;

	private final RetryOperations retries = new RetryTemplate(POLICY);

	Retry(TransactionOperations transactions) {
		this.transactions = transactions;
	}

	/**
	 * Runs it until it is through, at most ten times.
	 * @throws ConcurrencyFailureException if it is not through by then
	 */
	public <T> T inTransaction(Supplier<T> work) {
		return this.retries.invoke(() -> Objects.requireNonNull(this.transactions.execute((status) -> work.get())));
	}

}
