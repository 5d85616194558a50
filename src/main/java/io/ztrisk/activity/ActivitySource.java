package io.ztrisk.activity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.condition.Fields;
import io.ztrisk.identity.UserReference;

/**
 * A record of a log, in its own format, that activities are read from.
 */
public interface ActivitySource {

	/** The name of the dataset of the record. */
	String datasetKey();

	/** The user, as named at the time of the record. */
	UserReference user();

	/** The key of the record among the records of its user. */
	UUID key();

	/** A hash of the record's fields, which differs for records with the same key. */
	UUID content();

	/** The activities of the user in the record, also those that no detector reads. */
	Set<ActivityName> activityNames();

	/** The fields of the record by their names in mappings. They are read on demand. */
	Fields fields();

	/**
	 * Reads the values that are needed after the next record has been parsed: a parser
	 * replaces the values of a record by those of the next. Called only for relevant
	 * records, after which their memory is known.
	 */
	void keep();

	/** The approximate memory of the record's lists without characters, in bytes. */
	int listBytes();

	default Instant at() {
		return user().at();
	}

}
