package io.ztrisk.access;

import io.ztrisk.api.ApiSchema;

/**
 * An account on the wire. It has no name but its id, and there is one type.
 */
@ApiSchema("Account")
record AccountPayload(String id, String name, String type) {

	static AccountPayload of(String id) {
		return new AccountPayload(id, id, "standard");
	}

}
