package io.ztrisk.reported;

import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The user that a reported event names, by id, by e-mail or by both.
 */
record ReportedUser(@Nullable UUID id, @Nullable String email, @Nullable String name) {

	/**
	 * Reads the member {@code user} of an event, and reports its errors.
	 * @return null if it is missing or not an object
	 */
	static @Nullable ReportedUser of(JsonFields event) {
		JsonNode node = event.optional("user");
		if (node == null) {
			event.problem("user", "is required");
			return null;
		}
		if (!node.isObject()) {
			event.problem("user", "must be an object");
			return null;
		}
		JsonFields user = new JsonFields(node, event.at("user"), event.problems());
		int before = user.problems().count();
		UUID id = id(user);
		String email = email(user);
		String name = user.text("name", UserReference.MAX_NAME_LENGTH, true).orElse(null);
		if (id == null && email == null && user.problems().count() == before) {
			event.problem("user", "must have an id or an email");
		}
		return new ReportedUser(id, email, name);
	}

	private static @Nullable UUID id(JsonFields user) {
		JsonNode node = user.optional("id");
		if (node == null) {
			return null;
		}
		Optional<UUID> id = node.isString() ? Uuids.parse(node.stringValue()) : Optional.empty();
		if (id.isEmpty() || id.get().equals(Uuids.NIL)) {
			user.problem("id", "must be a UUID that is not nil");
		}
		return id.orElse(null);
	}

	private static @Nullable String email(JsonFields user) {
		String email = user.text("email", Emails.MAX_LENGTH, true).map(Emails::normalize).orElse(null);
		if (email != null && !Emails.isValid(email)) {
			user.problem("email", "must be an e-mail address");
		}
		return email;
	}

}
