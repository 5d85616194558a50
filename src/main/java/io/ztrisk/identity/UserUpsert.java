package io.ztrisk.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a call that creates and updates users.
 */
public final class UserUpsert {

	private static final int MAX_USERS = 10_000;

	private static final int MAX_ALIASES = 20;

	/** The maximum number of values of a foreign id. */
	private static final int MAX_VALUES = 8;

	private UserUpsert() {
	}

	/** Reads the users as records of this time, or throws all problems of the body. */
	public static List<UserReference> read(JsonNode body, Instant now) {
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
		List<String> foreignIds = foreignIds(user);
		return id.map((known) -> new UserReference(known, email.orElse(null), foreignIds, name.orElse(null), now));
	}

	/** Reads the aliases of foreign ids, each once. */
	private static List<String> foreignIds(JsonFields user) {
		Set<String> aliases = new LinkedHashSet<>();
		JsonNode node = user.optional("aliases");
		if (node != null) {
			new JsonElement(node, user.at("aliases"), "aliases", user.problems()).elements(0, MAX_ALIASES)
				.forEach((alias) -> foreignId(alias).ifPresent(aliases::add));
		}
		return List.copyOf(aliases);
	}

	private static Optional<String> foreignId(JsonElement alias) {
		Map<String, JsonElement> members = alias.members();
		for (String name : List.of("namespace", "id")) {
			if (alias.value().isObject() && !members.containsKey(name)) {
				alias.missing(name);
			}
		}
		Optional<String> namespace = Optional.ofNullable(members.get("namespace")).flatMap(UserUpsert::namespace);
		JsonElement id = members.get("id");
		if (id == null) {
			return Optional.empty();
		}
		List<JsonElement> sent = id.value().isArray() ? id.elements(1, MAX_VALUES) : List.of(id);
		List<String> values = sent.stream().map(UserUpsert::value).flatMap(Optional::stream).toList();
		if (namespace.isEmpty() || values.isEmpty() || values.size() < sent.size()) {
			return Optional.empty();
		}
		Optional<String> text = new ForeignId(values, namespace.get()).alias();
		if (text.isEmpty()) {
			id.problem("is too long");
		}
		return text;
	}

	private static Optional<String> namespace(JsonElement element) {
		Optional<String> namespace = element.text(Integer.MAX_VALUE);
		if (namespace.isPresent() && !ForeignId.isNamespace(namespace.get())) {
			element.problem(ForeignId.NAMESPACE_PROBLEM);
			return Optional.empty();
		}
		return namespace;
	}

	private static Optional<String> value(JsonElement element) {
		Optional<String> value = element.text(ForeignId.MAX_LENGTH);
		if (value.filter(String::isBlank).isPresent()) {
			element.problem("must not be empty");
			return Optional.empty();
		}
		if (value.isPresent() && value.get().chars().anyMatch(Character::isISOControl)) {
			element.problem("must not contain a control character");
			return Optional.empty();
		}
		return value;
	}

}
