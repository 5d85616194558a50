package io.ztrisk.privacy;

import io.ztrisk.api.Rows;
import io.ztrisk.query.Snapshot;

/**
 * A kind of personal data in the export of a person.
 */
public interface PersonalData {

	String name();

	/** The rows about a person, read from a snapshot. */
	Rows<?> of(Snapshot snapshot, String accountId, DataSubject person);

}
