package io.ztrisk.dryrun;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.user.UserReference;

/**
 * The user that a record names. Not the user of the account, who may have other names.
 *
 * @param by {@code uuid} or {@code email}
 */
@ApiSchema("DryRunUser")
public record DryRunUser(String by, String value) {

	static DryRunUser of(UserReference user) {
		return (user.id() != null) ? new DryRunUser("uuid", user.id().toString())
				: new DryRunUser("email", String.valueOf(user.email()));
	}

}
