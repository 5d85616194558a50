package io.ztrisk.triage;

import java.util.List;

import io.ztrisk.api.JsonFields;
import io.ztrisk.bulk.UserEntry;
import tools.jackson.databind.JsonNode;

/**
 * Users to reset.
 */
record Resets(List<UserEntry> users, String reason) {

	/** The maximum number of characters of a reason. */
	static final int MAX_REASON = 1000;

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static Resets read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		List<UserEntry> users = UserEntry.read(fields);
		String reason = fields.stripped("reason", MAX_REASON).orElse("");
		fields.problems().throwIfAny();
		return new Resets(users, reason);
	}

}
