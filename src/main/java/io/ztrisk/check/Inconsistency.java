package io.ztrisk.check;

import java.util.UUID;

/**
 * Stored data that does not fit together. Shows ids only.
 *
 * @param account the account's id
 * @param user the user's id
 * @param what what does not fit
 */
public record Inconsistency(String account, UUID user, String what) {

	@Override
	public String toString() {
		return this.account + " " + this.user + ": " + this.what;
	}

}
