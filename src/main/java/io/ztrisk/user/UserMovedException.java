package io.ztrisk.user;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * A user was merged into another, or erased, between being found and being locked: the
 * transaction must be tried again.
 */
public class UserMovedException extends ConcurrencyFailureException {

	private static final long serialVersionUID = 1L;

	public UserMovedException() {
		super("A user was merged meanwhile");
	}

}
