package io.ztrisk.access;

/**
 * An account on the wire. It has no name but its id, and there is one type.
 */
record AccountPayload(String id, String name, String type) {

	static AccountPayload of(String id) {
		return new AccountPayload(id, id, "standard");
	}

}
