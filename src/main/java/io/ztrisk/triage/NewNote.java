package io.ztrisk.triage;

import java.util.Optional;
import java.util.UUID;

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

	private static final int MAX_CHARACTERS = 4000;

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
		Optional<String> text = root.stripped("text", MAX_CHARACTERS);
		root.problems().throwIfAny();
		return new NewNote(id.orElse(null), text.orElseThrow());
	}

}
