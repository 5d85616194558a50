package io.ztrisk.testmode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of a user to make, with the rules of reported events.
 */
final class TestEvents {

	private static final int MAX_EVENTS = 100;

	private static final int MAX_DETAILS_BYTES = 64 * 1024;

	private final Function<String, Optional<Behavior>> behaviors;

	private final Instant now;

	/**
	 * @param behaviors finds the behaviours of the account by key
	 */
	TestEvents(Function<String, Optional<Behavior>> behaviors, Instant now) {
		this.behaviors = behaviors;
		this.now = now;
	}

	/** The events of a user; none, with errors, if they are malformed. */
	List<TestEvent> read(JsonFields user) {
		JsonNode list = user.object().get("events");
		List<TestEvent> events = new ArrayList<>();
		if (list != null) {
			for (JsonElement element : new JsonElement(list, user.at("events"), "events", user.problems()).elements(1,
					MAX_EVENTS)) {
				if (element.value().isObject()) {
					event(new JsonFields(element.value(), element.pointer(), user.problems())).ifPresent(events::add);
				}
				else {
					element.problem("must be an object");
				}
			}
		}
		return events;
	}

	private Optional<TestEvent> event(JsonFields fields) {
		fields.only("behavior", "risk_level", "timestamp", "event_details");
		String key = fields.string("behavior", 256);
		Optional<Behavior> behavior = this.behaviors.apply(key);
		if (!key.isBlank() && behavior.isEmpty()) {
			fields.problems()
				.add(fields.at("behavior"), ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.UNKNOWN_BEHAVIOR.message());
		}
		RiskLevel level = fields.oneOf("risk_level", false, RiskLevel::parse, RiskLevel.VALUES);
		Instant at = timestamp(fields);
		String details = details(fields);
		return behavior.map((known) -> new TestEvent(known, level, at, details));
	}

	private @Nullable Instant timestamp(JsonFields fields) {
		JsonNode node = fields.optional("timestamp");
		if (node == null) {
			return null;
		}
		Instant timestamp = Timestamps.parse(node).orElse(null);
		if (timestamp == null) {
			fields.problem("timestamp", Timestamps.PROBLEM);
		}
		else if (timestamp.isAfter(this.now.plus(Timestamps.MAX_AHEAD))) {
			fields.problem("timestamp", "must not be more than 10 minutes in the future");
		}
		return timestamp;
	}

	private static @Nullable String details(JsonFields fields) {
		JsonNode node = fields.optional("event_details");
		String details = (node != null) ? node.toString() : "";
		if (details.getBytes(StandardCharsets.UTF_8).length > MAX_DETAILS_BYTES) {
			fields.problem("event_details", "must have at most 64 KiB");
		}
		return (node != null) ? details : null;
	}

}
