package io.ztrisk.reported;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.CanonicalJson;
import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Identifies a reported event, however often it is sent: by the SHA-256 of the UTF-8 of
 * the RFC 8785 form of a JSON array, cut to a UUID by {@link Uuids#ofHash}. With an id of
 * the sender, the array is {@code ["reported", account, behavior, id]}. Without one, it
 * is {@code ["reported", account, behavior, user, timestamp, details]}: the user is the
 * id in lower case if one was sent, else the e-mail in lower case; the timestamp is the
 * microseconds since 1970 as a decimal string; the details are null if none were sent.
 */
final class EventIdentity {

	private EventIdentity() {
	}

	/** The identity of an event with an id of its sender. */
	static UUID of(AccountId account, Behavior behavior, String id) {
		return hash(start(account, behavior).add(id));
	}

	/** The identity of an event without an id. It has a user id, an e-mail or both. */
	static UUID of(AccountId account, Behavior behavior, UserReference user, @Nullable JsonNode details) {
		String userKey = (user.id() != null) ? user.id().toString() : Objects.requireNonNull(user.email());
		long micros = user.at().getEpochSecond() * 1_000_000 + user.at().getNano() / 1_000;
		ArrayNode array = start(account, behavior).add(userKey).add(Long.toString(micros));
		return hash((details != null) ? array.add(details) : array.addNull());
	}

	private static ArrayNode start(AccountId account, Behavior behavior) {
		return JsonNodeFactory.instance.arrayNode().add("reported").add(account.value()).add(behavior.key());
	}

	private static UUID hash(ArrayNode array) {
		return Uuids.ofHash(Sha256.digest().digest(CanonicalJson.of(array).getBytes(StandardCharsets.UTF_8)));
	}

}
