package io.ztrisk.bulk;

import java.util.List;

/**
 * An action on entries, in a transaction that has locked their users.
 */
@FunctionalInterface
public interface BulkAction<E extends BulkEntry> {

	/**
	 * Finishes entries in their order: all, or those before the maximum number of events
	 * is reached. The others come again in the next transaction.
	 * @param entries entries of known users, in the order of the users' ids
	 */
	void run(Batch<E> batch, List<E> entries);

}
