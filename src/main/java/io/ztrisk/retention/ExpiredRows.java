package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntBiFunction;

/**
 * Prunes rows that no other rows depend on.
 *
 * @param period how long rows are kept, zero for ever
 * @param delete deletes a batch of rows of an account from before a time, in a
 * transaction of its own, and returns their number
 */
public record ExpiredRows(String table, Duration period, ToIntBiFunction<String, Instant> delete) implements Prunable {

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		return () -> this.delete.applyAsInt(accountId, before) > 0;
	}

}
