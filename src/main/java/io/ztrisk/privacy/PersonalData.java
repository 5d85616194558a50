package io.ztrisk.privacy;

import io.ztrisk.api.Rows;
import io.ztrisk.query.Snapshot;

/**
 * A kind of personal data, as the export of a person shows it.
 */
public interface PersonalData {

	/** The name in the export. */
	String name();

	/** The rows about a person, read from a snapshot. */
	Rows<?> of(Snapshot snapshot, String accountId, DataSubject person);

}
