package io.ztrisk.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a call that creates and updates users.
 */
final class UserUpsert {

	private static final int MAX_USERS = 10_000;

	private UserUpsert() {
	}

	/** Reads the users as records of this time, or throws all problems of the body. */
	static List<UserReference> read(JsonNode body, Instant now) {
		JsonFields root = JsonFields.of(body);
		JsonNode users = body.get("users");
		List<UserReference> sent = new ArrayList<>();
		if (users == null) {
			root.problem("users", "is required");
		}
		else if (!users.isArray()) {
			root.problem("users", "must be an array");
		}
		else if (users.size() > MAX_USERS) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE, "A body must have at most 10,000 users");
		}
		else {
			Set<UUID> seen = new HashSet<>();
			for (int i = 0; i < users.size(); i++) {
				JsonFields user = new JsonFields(users.get(i), "/users/" + i, root.problems());
				if (!user.object().isObject()) {
					root.problems().add(user.pointer(), "must be an object");
					continue;
				}
				read(user, seen, now).ifPresent(sent::add);
			}
		}
		root.problems().throwIfAny();
		return sent;
	}

	private static Optional<UserReference> read(JsonFields user, Set<UUID> seen, Instant now) {
		String text = user.string("id", 64);
		Optional<UUID> id = Uuids.parse(text);
		if (!text.isBlank() && (id.isEmpty() || id.get().equals(Uuids.NIL))) {
			user.problem("id", "must be a UUID that is not nil");
		}
		else if (id.isPresent() && !seen.add(id.get())) {
			user.problem("id", "stands twice in this body");
		}
		Optional<String> email = user.text("email", Emails.MAX_LENGTH, true).map(Emails::normalize);
		if (email.isPresent() && !Emails.isValid(email.get())) {
			user.problem("email", "must be an e-mail address");
		}
		Optional<String> name = user.text("name", UserReference.MAX_NAME_LENGTH, true);
		return id.map((known) -> new UserReference(known, email.orElse(null), name.orElse(null), now));
	}

}
