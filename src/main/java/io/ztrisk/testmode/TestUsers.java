package io.ztrisk.testmode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.Emails;
import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a call that makes users.
 */
final class TestUsers {

	/** The maximum number of users of a body, also of those by {@code count}. */
	static final int MAX_USERS = 10_000;

	private static final String[] IDENTITY = { "id", "email", "name" };

	private final List<TestUser> users = new ArrayList<>();

	private final Set<Object> seen = new HashSet<>();

	private final TestEvents events;

	/** The number of users without an id and an e-mail. */
	private int numbered;

	private TestUsers(TestEvents events) {
		this.events = events;
	}

	/**
	 * Reads the users.
	 * @param behaviors finds the behaviours of the account by key
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static List<TestUser> read(JsonNode body, Function<String, Optional<Behavior>> behaviors, Instant now) {
		JsonFields root = JsonFields.of(body);
		TestUsers read = new TestUsers(new TestEvents(behaviors, now));
		root.only("users");
		JsonNode list = root.object().get("users");
		if (list == null) {
			root.problem("users", "is required");
		}
		else {
			new JsonElement(list, root.at("users"), "users", root.problems()).elements(1, MAX_USERS)
				.forEach(read::entry);
		}
		root.problems().throwIfAny();
		return read.users;
	}

	private void entry(JsonElement element) {
		if (!element.value().isObject()) {
			element.problem("must be an object");
			return;
		}
		JsonFields fields = new JsonFields(element.value(), element.pointer(), element.problems());
		fields.only("count", "id", "email", "name", "risk_level", "events");
		int count = count(fields);
		UUID id = id(fields);
		String email = fields.text("email", Emails.MAX_LENGTH, true).map(Emails::normalize).orElse(null);
		if (email != null && !Emails.isValid(email)) {
			fields.problem("email", "must be an e-mail address");
		}
		String name = fields.text("name", UserReference.MAX_NAME_LENGTH, true).orElse(null);
		RiskLevel level = fields.oneOf("risk_level", false, RiskLevel::parse, RiskLevel.VALUES);
		List<TestEvent> made = (level != null) ? List.of(TestEvent.of(level)) : this.events.read(fields);
		if (fields.object().has("risk_level") == fields.object().has("events")) {
			fields.problem("risk_level", "or events is required, but not both");
		}
		if (this.users.size() + count > MAX_USERS) {
			fields.problem("count", "makes more than 10,000 users of the body");
			return;
		}
		boolean identified = id != null || email != null;
		for (int i = 0; i < (identified ? 1 : count); i++) {
			TestUser user = identified ? new TestUser(id, email, name, level, made)
					: numbered(++this.numbered, name, level, made);
			if (isTwice(user)) {
				fields.problem((id != null) ? "id" : "email", "stands twice in this body");
			}
			this.users.add(user);
		}
	}

	private static TestUser numbered(int number, @Nullable String name, @Nullable RiskLevel level,
			List<TestEvent> events) {
		return new TestUser(null, "user%d@example.com".formatted(number), (name != null) ? name : "User " + number,
				level, events);
	}

	private boolean isTwice(TestUser user) {
		boolean newId = user.id() == null || this.seen.add(user.id());
		boolean newEmail = user.email() == null || this.seen.add(user.email());
		return !newId || !newEmail;
	}

	private static int count(JsonFields fields) {
		JsonNode count = fields.optional("count");
		if (count == null) {
			return 1;
		}
		for (String name : IDENTITY) {
			if (fields.object().has(name)) {
				fields.problem(name, "and count exclude each other");
			}
		}
		return new JsonElement(count, fields.at("count"), "count", fields.problems()).integer(1, MAX_USERS);
	}

	private static @Nullable UUID id(JsonFields fields) {
		JsonNode node = fields.optional("id");
		if (node == null) {
			return null;
		}
		Optional<UUID> id = node.isString() ? Uuids.parse(node.stringValue()) : Optional.empty();
		if (id.isEmpty() || id.get().equals(Uuids.NIL)) {
			fields.problem("id", "must be a UUID that is not nil");
		}
		return id.orElse(null);
	}

}
