package io.ztrisk.privacy;

import io.ztrisk.api.Rows;
import io.ztrisk.query.Snapshot;

/**
 * A kind of personal data, as the export of a person shows it.
 */
public interface PersonalData {

	/**
	 * What it is called in the export.
	 */
	String name();

	/**
	 * What is kept about a person, read from a snapshot.
	 */
	Rows<?> of(Snapshot snapshot, String accountId, DataSubject person);

}
