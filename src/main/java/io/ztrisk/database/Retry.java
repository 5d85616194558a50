package io.ztrisk.database;

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
 * Runs transactions, and runs one again after a conflict with another: a deadlock, or a
 * row that has changed between being found and being locked.
 */
@Component
public class Retry {

	/** Random delays, so that two transactions do not conflict again each time. */
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
	 * Runs work in a transaction of its own, at most ten times.
	 * @throws ConcurrencyFailureException if each attempt has met a conflict
	 */
	public <T> T inTransaction(Supplier<T> work) {
		return this.retries.invoke(() -> Objects.requireNonNull(this.transactions.execute((status) -> work.get())));
	}

}
