package io.ztrisk.privacy;

import io.ztrisk.api.Rows;
import io.ztrisk.query.Snapshot;

/**
 * Something that is kept about people, and that a person's export shows.
 */
public interface Holding {

	/**
	 * What it is called in the export.
	 */
	String name();

	/**
	 * What is kept about a person, read from a snapshot.
	 */
	Rows<?> of(Snapshot snapshot, String accountId, Person person);

}
