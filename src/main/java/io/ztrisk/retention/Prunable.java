package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Something that is kept for a while. Those that are forgotten first have the highest
 * precedence.
 */
public interface Prunable {

	/**
	 * The table whose accounts are gone through.
	 */
	String table();

	/**
	 * How long it is kept, zero for ever.
	 */
	Duration period();

	/**
	 * What forgets an account's of before a time: a batch, in a transaction of its own,
	 * each time that it is asked; then it tells whether to ask again.
	 */
	BooleanSupplier batches(String accountId, Instant before);

}
