package io.ztrisk.reported;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonFields;
import io.ztrisk.event.NewEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses a text with events in one pass. Only the known members of an event become a
 * tree. Its details are copied from the text unchanged.
 */
final class EventParser {

	/** The maximum number of events in a body. */
	static final int MAX_EVENTS = 10_000;

	private static final Set<String> MEMBERS = Set.of("behavior", "event_details", "user", "timestamp", "id",
			"risk_level");

	private static final Set<String> USER = Set.of("id", "email", "name");

	private final JsonMapper mapper;

	private final String text;

	private final JsonParser parser;

	private final FieldErrors problems;

	private final EventValidator checks;

	EventParser(JsonMapper mapper, String text, JsonParser parser, FieldErrors problems, EventValidator checks) {
		this.mapper = mapper;
		this.text = text;
		this.parser = parser;
		this.problems = problems;
		this.checks = checks;
	}

	/** Parses {@code {"events":[...]}}, and returns the events without an error. */
	List<NewEvent> body() {
		List<NewEvent> events = new ArrayList<>();
		this.parser.nextToken();
		if (isObject("")) {
			ObjectNode body = members(Set.of("events"), (name) -> {
				events(events);
				return JsonNodeFactory.instance.nullNode();
			});
			if (!body.has("events")) {
				this.problems.add("/events", "events is required");
			}
		}
		end();
		return events;
	}

	/** Parses a single event; null if it has an error. */
	@Nullable NewEvent line() {
		this.parser.nextToken();
		NewEvent event = event("");
		end();
		return event;
	}

	private void events(List<NewEvent> events) {
		if (this.parser.currentToken() != JsonToken.START_ARRAY) {
			this.problems.add("/events", "events must be an array");
			this.parser.skipChildren();
			return;
		}
		for (int i = 0; this.parser.nextToken() != JsonToken.END_ARRAY; i++) {
			if (i == MAX_EVENTS) {
				throw new ApiException(ErrorCode.BODY_TOO_LARGE, "A body must have at most 10,000 events");
			}
			NewEvent event = event("/events/" + i);
			if (event != null) {
				events.add(event);
			}
		}
	}

	private @Nullable NewEvent event(String pointer) {
		if (!isObject(pointer)) {
			return null;
		}
		ObjectNode members = members(MEMBERS, (name) -> switch (name) {
			case "event_details" -> details();
			case "user" -> user();
			default -> value();
		});
		String details = members.path("event_details").stringValue(null);
		return this.checks.event(new JsonFields(members, pointer, this.problems), details);
	}

	/** Reads the members with the given names, and skips all others. */
	private ObjectNode members(Set<String> names, Function<String, JsonNode> value) {
		ObjectNode members = this.mapper.createObjectNode();
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = this.parser.currentName();
			this.parser.nextToken();
			if (names.contains(name)) {
				members.set(name, value.apply(name));
			}
			else {
				this.parser.skipChildren();
			}
		}
		return members;
	}

	private JsonNode user() {
		return (this.parser.currentToken() == JsonToken.START_OBJECT) ? members(USER, (name) -> value()) : value();
	}

	/** A value. An array or an object is an error, so its content is not read. */
	private JsonNode value() {
		JsonToken token = this.parser.currentToken();
		if (token.isScalarValue()) {
			return this.parser.readValueAsTree();
		}
		this.parser.skipChildren();
		return (token == JsonToken.START_ARRAY) ? this.mapper.createArrayNode() : this.mapper.createObjectNode();
	}

	/** The details as written in the text; JSON null if they are null. */
	private JsonNode details() {
		boolean isNull = this.parser.currentToken() == JsonToken.VALUE_NULL;
		int start = (int) this.parser.currentTokenLocation().getCharOffset();
		this.parser.skipChildren();
		this.parser.finishToken();
		int end = (int) this.parser.currentLocation().getCharOffset();
		return isNull ? JsonNodeFactory.instance.nullNode()
				: JsonNodeFactory.instance.stringNode(this.text.substring(start, end).strip());
	}

	private boolean isObject(String pointer) {
		if (this.parser.currentToken() == JsonToken.START_OBJECT) {
			return true;
		}
		if (this.parser.currentToken() == null) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
		this.problems.add(pointer, "must be an object");
		this.parser.skipChildren();
		return false;
	}

	private void end() {
		if (this.parser.nextToken() != null) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
	}

}
