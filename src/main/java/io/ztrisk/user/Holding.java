package io.ztrisk.user;

import io.ztrisk.snapshot.Listing;

/**
 * Something that is kept about people, and that a person's export shows.
 */
public interface Holding {

	/**
	 * What it is called in the export.
	 */
	String name();

	/**
	 * What is kept about a person.
	 */
	Listing<?, ?> of(String accountId, Person person);

}
