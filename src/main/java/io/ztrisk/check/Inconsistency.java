package io.ztrisk.check;

import java.util.UUID;

/**
 * Stored data that is inconsistent. It has only ids.
 */
public record Inconsistency(String account, UUID user, String problem) {

	@Override
	public String toString() {
		return this.account + " " + this.user + ": " + this.problem;
	}

}
