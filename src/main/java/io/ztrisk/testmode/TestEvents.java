package io.ztrisk.testmode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.reported.EventValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of a user to make, with the rules of reported events.
 */
final class TestEvents {

	private static final int MAX_EVENTS = 100;

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
		Behavior behavior = EventValidator.behavior(fields, this.behaviors);
		RiskLevel level = fields.oneOf("risk_level", false, RiskLevel::parse, RiskLevel.VALUES);
		Instant at = EventValidator.timestamp(fields, this.now);
		String details = details(fields);
		return (behavior != null) ? Optional.of(new TestEvent(behavior, level, at, details)) : Optional.empty();
	}

	private static @Nullable String details(JsonFields fields) {
		JsonNode node = fields.optional("event_details");
		String details = (node != null) ? node.toString() : "";
		if (details.getBytes(StandardCharsets.UTF_8).length > EventValidator.MAX_DETAILS_BYTES) {
			fields.problem("event_details", "must have at most 64 KiB");
		}
		return (node != null) ? details : null;
	}

}
