package io.ztrisk.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Fields;
import io.ztrisk.api.Problems;
import io.ztrisk.api.RiskLevel;
import io.ztrisk.api.Uuids;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads reported events in one pass over the text, and notes all that is wrong with them.
 */
final class EventReader {

	/** How many events a body may have. */
	static final int MOST = 10_000;

	/** How many bytes of UTF-8 the details of an event may have. */
	static final int MOST_DETAILS = 64 * 1024;

	private static final Duration AHEAD = Duration.ofMinutes(10);

	private static final UUID NIL = new UUID(0, 0);

	private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

	private static final Set<String> MEMBERS = Set.of("behavior", "user", "timestamp", "id", "risk_level");

	private final JsonMapper mapper;

	private final Clock clock;

	private final Predicate<String> knownBehavior;

	EventReader(JsonMapper mapper, Clock clock, Predicate<String> knownBehavior) {
		// Decimals are kept exact, and not stripped: stripping fails on the largest
		// exponents.
		this.mapper = mapper.rebuild()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.build();
		this.clock = clock;
		this.knownBehavior = knownBehavior;
	}

	/**
	 * Reads {@code {"events":[...]}}, all or nothing.
	 * @throws ApiException with every problem and its pointer
	 */
	List<ReportedEvent> readBody(AccountId account, byte[] body) {
		String text = Utf8.decode(body, 0, body.length).orElseThrow(() -> new ApiException(ErrorCode.MALFORMED_JSON));
		Problems problems = new Problems();
		try (JsonParser parser = this.mapper.createParser(text)) {
			List<ReportedEvent> events = new Pass(account, text, parser, problems).body();
			problems.throwIfAny();
			return events;
		}
		catch (JacksonException ex) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
	}

	/**
	 * Reads a single event.
	 * @throws ApiException whose message is the first problem with its place
	 */
	ReportedEvent readLine(AccountId account, String line) {
		Problems problems = new Problems();
		try (JsonParser parser = this.mapper.createParser(line)) {
			ReportedEvent event = new Pass(account, line, parser, problems).line();
			if (event == null) {
				throw new ApiException(ErrorCode.INVALID_FIELD, problems.first());
			}
			return event;
		}
		catch (JacksonException ex) {
			int column = (ex.getLocation() != null) ? ex.getLocation().getColumnNr() : 1;
			throw new ApiException(ErrorCode.MALFORMED_JSON,
					"Malformed JSON at column %d: %s".formatted(column, ex.getOriginalMessage()));
		}
	}

	/**
	 * One pass over one text.
	 */
	private final class Pass {

		private final AccountId account;

		private final String text;

		private final JsonParser parser;

		private final Problems problems;

		private Pass(AccountId account, String text, JsonParser parser, Problems problems) {
			this.account = account;
			this.text = text;
			this.parser = parser;
			this.problems = problems;
		}

		private List<ReportedEvent> body() {
			List<ReportedEvent> events = new ArrayList<>();
			boolean found = false;
			if (startsObject("")) {
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

		private void events(List<ReportedEvent> events) {
			if (this.parser.currentToken() != JsonToken.START_ARRAY) {
				this.problems.add("/events", "events must be an array");
				this.parser.skipChildren();
				return;
			}
			for (int i = 0; this.parser.nextToken() != JsonToken.END_ARRAY; i++) {
				if (i == MOST) {
					throw new ApiException(ErrorCode.BODY_TOO_LARGE, "A body must have at most 10,000 events");
				}
				ReportedEvent event = event("/events/" + i);
				if (event != null) {
					events.add(event);
				}
			}
		}

		private @Nullable ReportedEvent line() {
			this.parser.nextToken();
			ReportedEvent event = event("");
			end();
			return event;
		}

		private boolean startsObject(String pointer) {
			if (this.parser.currentToken() == null) {
				this.parser.nextToken();
			}
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

		private @Nullable ReportedEvent event(String pointer) {
			if (!startsObject(pointer)) {
				return null;
			}
			ObjectNode object = EventReader.this.mapper.createObjectNode();
			String details = null;
			while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = this.parser.currentName();
				JsonToken token = this.parser.nextToken();
				if (name.equals("event_details")) {
					String raw = raw();
					details = (token == JsonToken.VALUE_NULL) ? null : raw;
				}
				else if (MEMBERS.contains(name)) {
					JsonNode value = this.parser.readValueAsTree();
					object.set(name, value);
				}
				else {
					this.parser.skipChildren();
				}
			}
			Problems own = new Problems();
			ReportedEvent event = event(new Fields(object, pointer, own), details);
			if (own.isEmpty()) {
				return event;
			}
			// Checked a second time for its problems' sake: an event's own are told from
			// those before it.
			event(new Fields(object, pointer, this.problems), details);
			return null;
		}

		private String raw() {
			int start = (int) this.parser.currentTokenLocation().getCharOffset();
			this.parser.skipChildren();
			this.parser.finishToken();
			return this.text.substring(start, (int) this.parser.currentLocation().getCharOffset()).strip();
		}

		private @Nullable ReportedEvent event(Fields fields, @Nullable String details) {
			String behavior = behavior(fields);
			User user = user(fields);
			Instant timestamp = timestamp(fields);
			String id = id(fields);
			RiskLevel level = (fields.optional("risk_level") != null) ? fields.level("risk_level", false) : null;
			JsonNode tree = details(fields, details);
			if (!fields.problems().isEmpty() || user == null || timestamp == null) {
				return null;
			}
			UUID identity = (id != null) ? EventIdentity.of(this.account, behavior, id)
					: EventIdentity.of(this.account, behavior, user.id(), user.email(), timestamp, tree);
			return new ReportedEvent(behavior, user.id(), user.email(), user.name(), timestamp, id, level, details,
					identity);
		}

		private String behavior(Fields fields) {
			String behavior = fields.string("behavior", 256);
			if (!behavior.isBlank() && !EventReader.this.knownBehavior.test(behavior)) {
				fields.problems()
					.add(fields.at("behavior"), ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.UNKNOWN_BEHAVIOR.message());
			}
			return behavior;
		}

		private @Nullable User user(Fields fields) {
			JsonNode node = fields.optional("user");
			if (node == null) {
				fields.problem("user", "is required");
				return null;
			}
			if (!node.isObject()) {
				fields.problem("user", "must be an object");
				return null;
			}
			Fields user = new Fields(node, fields.at("user"), fields.problems());
			UUID id = userId(user);
			String email = email(user);
			String name = user.text("name", 256, true).orElse(null);
			if (user.optional("id") == null && isEmpty(user.optional("email"))) {
				fields.problem("user", "must have an id or an email");
			}
			return new User(id, email, name);
		}

		private boolean isEmpty(@Nullable JsonNode email) {
			return email == null || (email.isString() && email.stringValue().isBlank());
		}

		private @Nullable UUID userId(Fields user) {
			JsonNode node = user.optional("id");
			if (node == null) {
				return null;
			}
			Optional<UUID> id = node.isString() ? Uuids.parse(node.stringValue()) : Optional.empty();
			if (id.isEmpty() || id.get().equals(NIL)) {
				user.problem("id", "must be a UUID that is not nil");
			}
			return id.orElse(null);
		}

		private @Nullable String email(Fields user) {
			String email = user.text("email", 320, true).map((text) -> text.toLowerCase(Locale.ROOT)).orElse(null);
			if (email != null && !EMAIL.matcher(email).matches()) {
				user.problem("email", "must be an e-mail address");
			}
			return email;
		}

		private @Nullable Instant timestamp(Fields fields) {
			JsonNode node = fields.optional("timestamp");
			if (node == null) {
				fields.problem("timestamp", "is required");
				return null;
			}
			Instant timestamp = Timestamps.parse(node).orElse(null);
			if (timestamp == null) {
				fields.problem("timestamp",
						"must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999");
			}
			else if (timestamp.isAfter(EventReader.this.clock.instant().plus(AHEAD))) {
				fields.problem("timestamp", "must not be more than 10 minutes in the future");
			}
			return timestamp;
		}

		private @Nullable String id(Fields fields) {
			JsonNode node = fields.optional("id");
			if (node != null && node.isString() && node.stringValue().isEmpty()) {
				fields.problem("id", "must not be empty");
			}
			return fields.text("id", 128, false).orElse(null);
		}

		private @Nullable JsonNode details(Fields fields, @Nullable String details) {
			if (details == null) {
				return null;
			}
			if (details.length() > MOST_DETAILS || details.getBytes(StandardCharsets.UTF_8).length > MOST_DETAILS) {
				fields.problem("event_details", "must have at most 64 KiB");
				return null;
			}
			try {
				return EventReader.this.mapper.readTree(details);
			}
			catch (JacksonException ex) {
				fields.problem("event_details", "must not have a number beyond all bounds");
				return null;
			}
		}

	}

	/**
	 * Whom an event is about.
	 */
	private record User(@Nullable UUID id, @Nullable String email, @Nullable String name) {
	}

}
