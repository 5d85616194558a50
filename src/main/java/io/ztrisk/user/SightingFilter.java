package io.ztrisk.user;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Chooses the records that may change users.
 */
public interface SightingFilter {

	/**
	 * Chooses from the records of an account.
	 */
	Chosen choose(String accountId, Collection<Sighting> sightings);

	/**
	 * The chosen records.
	 *
	 * @param sightings in the order in which they were given
	 * @param isCurrent whether the same records would be chosen now
	 */
	record Chosen(List<Sighting> sightings, BooleanSupplier isCurrent) {

	}

}
