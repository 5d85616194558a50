package io.ztrisk.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass over one text with events. Only what is read of an event becomes a tree; its
 * details are cut out of the text as they stand.
 */
final class EventParser {

	/** How many events a body may have. */
	static final int MOST = 10_000;

	private static final Set<String> MEMBERS = Set.of("behavior", "user", "timestamp", "id", "risk_level");

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

	/**
	 * The events of {@code {"events":[...]}}, without those that have a problem.
	 */
	List<NewEvent> body() {
		List<NewEvent> events = new ArrayList<>();
		boolean found = false;
		this.parser.nextToken();
		if (isObject("")) {
			while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean here = this.parser.currentName().equals("events");
				this.parser.nextToken();
				if (here) {
					found = true;
					events(events);
				}
				else {
					this.parser.skipChildren();
				}
			}
			if (!found) {
				this.problems.add("/events", "events is required");
			}
		}
		end();
		return events;
	}

	/**
	 * The only event; null if it has a problem.
	 */
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
			if (i == MOST) {
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
		ObjectNode members = this.mapper.createObjectNode();
		String details = null;
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = this.parser.currentName();
			JsonToken token = this.parser.nextToken();
			if (name.equals("event_details")) {
				String asSent = asSent();
				details = (token == JsonToken.VALUE_NULL) ? null : asSent;
			}
			else if (MEMBERS.contains(name)) {
				members.set(name, value(token, 1));
			}
			else {
				this.parser.skipChildren();
			}
		}
		return this.checks.event(new JsonFields(members, pointer, this.problems), details);
	}

	/**
	 * What is read of a member. Nobody looks at what is in an array, or deeper than a
	 * user's members.
	 */
	private JsonNode value(JsonToken token, int deeper) {
		if (token.isScalarValue()) {
			return this.parser.readValueAsTree();
		}
		ObjectNode members = this.mapper.createObjectNode();
		if (token == JsonToken.START_ARRAY || deeper == 0) {
			this.parser.skipChildren();
			return (token == JsonToken.START_ARRAY) ? this.mapper.createArrayNode() : members;
		}
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = this.parser.currentName();
			if (USER.contains(name)) {
				members.set(name, value(this.parser.nextToken(), deeper - 1));
			}
			else {
				this.parser.nextToken();
				this.parser.skipChildren();
			}
		}
		return members;
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

	private String asSent() {
		int start = (int) this.parser.currentTokenLocation().getCharOffset();
		this.parser.skipChildren();
		this.parser.finishToken();
		return this.text.substring(start, (int) this.parser.currentLocation().getCharOffset()).strip();
	}

}
