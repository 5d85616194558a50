package io.ztrisk.identity;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Chooses the records that may change users.
 */
public interface UserReferenceFilter {

	Chosen choose(String accountId, Collection<UserReference> references);

	/**
	 * The chosen records.
	 *
	 * @param references in the order in which they were given
	 * @param isCurrent whether the same records would be chosen now
	 */
	record Chosen(List<UserReference> references, BooleanSupplier isCurrent) {

	}

}
