package io.ztrisk.user;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a transaction that locks users, again if another one got in its way.
 */
@Component
public class Retry {

	private static final int MOST = 10;

	private final TransactionOperations transactions;

	Retry(TransactionOperations transactions) {
		this.transactions = transactions;
	}

	/**
	 * Runs it until it is through, at most ten times.
	 */
	public <T> T inTransaction(Supplier<T> work) {
		for (int attempt = 1;; attempt++) {
			try {
				return Objects.requireNonNull(this.transactions.execute((status) -> work.get()));
			}
			catch (ConcurrencyFailureException ex) {
				if (attempt == MOST) {
					throw ex;
				}
			}
		}
	}

}
