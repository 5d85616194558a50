package io.ztrisk.activity;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.user.UserReference;

/**
 * A record of a log, in its own format, that activities are read from.
 */
public interface ActivitySource {

	/**
	 * The user of the record, and the record's time.
	 */
	UserReference user();

	/**
	 * The key of the record among those of its user.
	 */
	UUID key();

	/**
	 * A hash of the record's fields, which differs for records with the same key.
	 */
	UUID content();

	/**
	 * About how many bytes of memory the lists of the record take beside their
	 * characters.
	 */
	int listBytes();

	/**
	 * The record's time.
	 */
	default Instant at() {
		return user().at();
	}

}
