package io.ztrisk.startup;

/**
 * The version of the database is not supported.
 */
class UnsupportedDatabaseException extends RuntimeException {

	UnsupportedDatabaseException(String message) {
		super(message);
	}

}
