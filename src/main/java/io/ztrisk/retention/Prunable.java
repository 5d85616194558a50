package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Rows that are pruned when they expire, in the order of the beans.
 */
public interface Prunable {

	/** The table of the rows. */
	String table();

	/** How long rows are kept, zero for ever. */
	Duration period();

	/**
	 * Prunes the rows of an account from before a time. Each call prunes a batch in a
	 * transaction of its own, and returns whether there may be more.
	 */
	BooleanSupplier batches(String accountId, Instant before);

}
