package io.ztrisk.reported;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.event.NewEvent;
import io.ztrisk.format.Timestamps;
import io.ztrisk.identity.UserReference;
import io.ztrisk.retention.Retention;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates the members of a reported event, and creates the event.
 */
public final class EventValidator {

	/** The maximum size of the details of an event, in bytes of UTF-8. */
	public static final int MAX_DETAILS_BYTES = 64 * 1024;

	private final JsonMapper mapper;

	private final AccountId account;

	private final Function<String, Optional<Behavior>> behaviors;

	private final Instant now;

	private final Duration retention;

	/**
	 * @param behaviors finds the behaviours of the account by key
	 * @param retention the maximum age of an event, zero for any age: an older one may
	 * have been deleted, and would count again
	 */
	EventValidator(JsonMapper mapper, AccountId account, Function<String, Optional<Behavior>> behaviors, Instant now,
			Duration retention) {
		this.mapper = mapper;
		this.account = account;
		this.behaviors = behaviors;
		this.now = now;
		this.retention = retention;
	}

	/** Creates the event with its details as sent; null if there is an error. */
	@Nullable NewEvent event(JsonFields fields, @Nullable String details) {
		int before = fields.problems().count();
		Behavior behavior = behavior(fields, this.behaviors);
		ReportedUser user = ReportedUser.of(fields);
		Instant timestamp = timestamp(fields);
		String id = id(fields);
		RiskLevel level = (fields.optional("risk_level") != null)
				? fields.oneOf("risk_level", false, RiskLevel::parse, RiskLevel.VALUES) : null;
		JsonNode tree = details(fields, details);
		if (behavior == null || user == null || timestamp == null || fields.problems().count() > before) {
			return null;
		}
		UserReference reference = new UserReference(user.id(), user.email(), user.name(), timestamp);
		UUID identity = (id != null) ? EventIdentity.of(this.account, behavior, id)
				: EventIdentity.of(this.account, behavior, reference, tree);
		return new NewEvent(identity, behavior, reference, level, details);
	}

	/** The behaviour of an event; null if there is an error. */
	public static @Nullable Behavior behavior(JsonFields fields, Function<String, Optional<Behavior>> behaviors) {
		String key = fields.string("behavior", 256);
		Optional<Behavior> behavior = behaviors.apply(key);
		if (!key.isBlank() && behavior.isEmpty()) {
			fields.problems()
				.add(fields.at("behavior"), ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.UNKNOWN_BEHAVIOR.message());
		}
		return behavior.orElse(null);
	}

	/** The time of an event; null if it is absent, or no time. */
	public static @Nullable Instant timestamp(JsonFields fields, Instant now) {
		JsonNode node = fields.optional("timestamp");
		if (node == null) {
			return null;
		}
		Instant timestamp = Timestamps.parse(node).orElse(null);
		if (timestamp == null) {
			fields.problem("timestamp", Timestamps.PROBLEM);
		}
		else if (timestamp.isAfter(now.plus(Timestamps.MAX_AHEAD))) {
			fields.problem("timestamp", "must not be more than 10 minutes in the future");
		}
		return timestamp;
	}

	private @Nullable Instant timestamp(JsonFields fields) {
		Instant timestamp = timestamp(fields, this.now);
		if (fields.optional("timestamp") == null) {
			fields.problem("timestamp", "is required");
		}
		else if (timestamp != null && !this.retention.isZero() && timestamp.isBefore(this.now.minus(this.retention))) {
			fields.problem("timestamp", "is too late: events are kept for " + Retention.text(this.retention));
		}
		return timestamp;
	}

	private static @Nullable String id(JsonFields fields) {
		JsonNode node = fields.optional("id");
		if (node != null && node.isString() && node.stringValue().isEmpty()) {
			fields.problem("id", "must not be empty");
		}
		return fields.text("id", 128, false).orElse(null);
	}

	private @Nullable JsonNode details(JsonFields fields, @Nullable String details) {
		if (details == null) {
			return null;
		}
		if (details.length() > MAX_DETAILS_BYTES
				|| details.getBytes(StandardCharsets.UTF_8).length > MAX_DETAILS_BYTES) {
			fields.problem("event_details", "must have at most 64 KiB");
			return null;
		}
		try {
			return this.mapper.readTree(details);
		}
		catch (JacksonException | ArithmeticException | NumberFormatException ex) {
			fields.problem("event_details", "must not have a number beyond all bounds");
			return null;
		}
	}

}
