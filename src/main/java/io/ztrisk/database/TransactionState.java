package io.ztrisk.database;

import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Data that a transaction gathers until it ends.
 */
public final class TransactionState {

	private TransactionState() {
	}

	/** The synchronization of the current transaction with a type, registered if new. */
	public static <T extends TransactionSynchronization> T of(Class<T> type, Predicate<T> isWanted, Supplier<T> made) {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter(type::isInstance)
			.map(type::cast)
			.filter(isWanted)
			.findFirst()
			.orElseGet(() -> {
				T synchronization = made.get();
				TransactionSynchronizationManager.registerSynchronization(synchronization);
				return synchronization;
			});
	}

}
