package io.ztrisk.triage;

import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A note to add.
 *
 * @param id the id that the caller has given it, null if it has given none
 */
record NewNote(@Nullable UUID id, String text) {

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static NewNote read(JsonNode body) {
		JsonFields root = JsonFields.of(body);
		JsonNode sentId = root.optional("id");
		Optional<UUID> id = Optional.ofNullable(sentId)
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.flatMap(Uuids::parse);
		if (sentId != null && id.isEmpty()) {
			root.problem("id", "must be a UUID");
		}
		JsonNode sentText = body.get("text");
		Optional<String> text = Optional.empty();
		if (sentText != null) {
			text = TriageText.read(new JsonElement(sentText, "/text", "text", root.problems()), TriageText.MAX_NOTE);
		}
		else {
			root.problem("text", "is required");
		}
		root.problems().throwIfAny();
		return new NewNote(id.orElse(null), text.orElseThrow());
	}

}
