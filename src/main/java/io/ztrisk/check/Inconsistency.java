package io.ztrisk.check;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Stored data that is inconsistent. It has only ids.
 *
 * @param user null if it is not about one user
 */
public record Inconsistency(String account, @Nullable UUID user, String problem) {

	@Override
	public String toString() {
		return this.account + ((this.user != null) ? " " + this.user : "") + ": " + this.problem;
	}

}
