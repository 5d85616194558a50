package io.ztrisk.user;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * A user was merged into another, or erased, between being found and being locked: the
 * transaction must be tried again.
 */
class UserMovedException extends ConcurrencyFailureException {

	private static final long serialVersionUID = 1L;

	UserMovedException() {
		super("A user was merged meanwhile");
	}

}
