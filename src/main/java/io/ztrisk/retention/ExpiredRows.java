package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntBiFunction;

/**
 * Deletes expired rows that no other rows depend on.
 *
 * @param table the table of the rows
 * @param period how long they are kept, zero for ever
 * @param delete deletes some rows of an account from before a time, in a transaction of
 * its own, and returns their number
 */
public record ExpiredRows(String table, Duration period, ToIntBiFunction<String, Instant> delete) implements Prunable {

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		return () -> this.delete.applyAsInt(accountId, before) > 0;
	}

}
