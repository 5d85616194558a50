package io.ztrisk.dryrun;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.identity.UserReference;

/**
 * The user that a record names. Not the user of the account, who may have other names.
 *
 * @param by {@code uuid}, {@code email} or {@code id}
 * @param value for an id of another system, its namespace and its values, with tabs
 * between them
 */
@ApiSchema("DryRunUser")
public record DryRunUser(String by, String value) {

	static DryRunUser of(UserReference user) {
		if (user.id() != null) {
			return new DryRunUser("uuid", user.id().toString());
		}
		return (user.email() != null) ? new DryRunUser("email", user.email())
				: new DryRunUser("id", user.foreignIds().getFirst());
	}

}
