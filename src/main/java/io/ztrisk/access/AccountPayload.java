package io.ztrisk.access;

import io.ztrisk.api.ApiSchema;

/**
 * An account in the API. Its name is its id, and there is one type.
 */
@ApiSchema("Account")
record AccountPayload(String id, String name, String type) {

	static AccountPayload of(String id) {
		return new AccountPayload(id, id, "standard");
	}

}
