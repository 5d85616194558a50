package io.ztrisk.triage;

import java.util.List;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.bulk.UserEntry;
import tools.jackson.databind.JsonNode;

/**
 * Users to reset.
 */
record Resets(List<UserEntry> users, String reason) {

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static Resets read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		fields.only("reason", "users");
		List<UserEntry> users = UserEntry.read(fields);
		JsonNode sent = body.get("reason");
		String reason = "";
		if (sent != null) {
			reason = TriageText
				.read(new JsonElement(sent, "/reason", "reason", fields.problems()), TriageText.MAX_REASON)
				.orElse("");
		}
		else {
			fields.problem("reason", "is required");
		}
		fields.problems().throwIfAny();
		return new Resets(users, reason);
	}

}
