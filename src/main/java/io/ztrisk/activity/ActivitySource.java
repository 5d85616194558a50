package io.ztrisk.activity;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.user.UserReference;

/**
 * A record of a log, in its own format, that activities are read from.
 */
public interface ActivitySource {

	/** With the time of the record. */
	UserReference user();

	/** The key of the record among the records of its user. */
	UUID key();

	/** A hash of the record's fields, which differs for records with the same key. */
	UUID content();

	/** The approximate memory of the record's lists without characters, in bytes. */
	int listBytes();

	default Instant at() {
		return user().at();
	}

}
