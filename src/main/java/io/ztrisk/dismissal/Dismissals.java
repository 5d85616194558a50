package io.ztrisk.dismissal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.bulk.UserEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Dismissals that a person asks for: of events, or of all events of a behaviour that
 * count for users.
 *
 * @param behavior null if there are events
 */
record Dismissals(DismissalReason reason, List<EventEntry> events, List<UserEntry> users, @Nullable Behavior behavior) {

	/**
	 * Reads a body.
	 * @param behaviors finds the behaviours of the account by key
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static Dismissals read(JsonNode body, Function<String, Optional<Behavior>> behaviors) {
		JsonFields fields = JsonFields.of(body);
		boolean ofUsers = body.has("behavior") || body.has("users");
		if (ofUsers && body.has("events")) {
			fields.problem("events", "must not be there with behavior or users");
		}
		Dismissals dismissals = ofUsers
				? new Dismissals(DismissalReason.read(fields), List.of(), UserEntry.read(fields),
						behavior(fields, behaviors))
				: new Dismissals(DismissalReason.read(fields), EventEntry.read(fields), List.of(), null);
		fields.problems().throwIfAny();
		return dismissals;
	}

	private static @Nullable Behavior behavior(JsonFields fields, Function<String, Optional<Behavior>> behaviors) {
		String key = fields.string("behavior", 256);
		Optional<Behavior> behavior = behaviors.apply(key);
		if (!key.isBlank() && behavior.isEmpty()) {
			fields.problems()
				.add(fields.at("behavior"), ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.UNKNOWN_BEHAVIOR.message());
		}
		return behavior.orElse(null);
	}

}
