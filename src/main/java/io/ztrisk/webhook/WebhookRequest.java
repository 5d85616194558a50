package io.ztrisk.webhook;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call that makes or changes a webhook.
 */
record WebhookRequest(JsonNode body) {

	private static final int MAX_NAME = 128;

	private static final int MAX_URL = 2048;

	private static final int MAX_BEHAVIORS = 100;

	/** The form of a header. */
	private static final Pattern AUTHORIZATION = Pattern.compile("[!-~]([ -~]{0,1022}[!-~])?");

	private static final String[] NEW = { "authorization", "behaviors", "directions", "enabled", "format", "levels",
			"name", "url" };

	private static final String[] CHANGED = Stream.concat(Stream.of(NEW), Stream.of("position")).toArray(String[]::new);

	/**
	 * A new webhook.
	 * @param checks what a URL and a behaviour must be
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	WebhookChange create(Checks checks) {
		return read(NEW, WebhookConfig.DEFAULT, true, checks);
	}

	/**
	 * A change of a webhook; members that are missing stay as they are.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	WebhookChange change(WebhookConfig before, Checks checks) {
		return read(CHANGED, before, false, checks);
	}

	private WebhookChange read(String[] members, WebhookConfig before, boolean isNew, Checks checks) {
		JsonFields fields = JsonFields.of(this.body);
		fields.only(members);
		String url = (isNew || has("url")) ? url(fields, checks) : null;
		Boolean enabled = has("enabled") ? fields.bool("enabled") : null;
		WebhookFormat format = choice(fields, "format", before.format(), WebhookFormat.STANDARD, WebhookFormat::parse,
				WebhookFormat.VALUES);
		String name = has("name") ? fields.text("name", MAX_NAME, true).orElse(null) : before.name();
		WebhookConfig config = new WebhookConfig(behaviors(fields, before, checks),
				list(fields, "directions", before.directions(), WebhookConfig.DIRECTIONS, Direction::parse,
						Direction.VALUES),
				format, list(fields, "levels", before.levels(), WebhookConfig.LEVELS, WebhookRequest::level,
						"unscored, low, medium, high"),
				name);
		String authorization = fields.text("authorization", MAX_URL, false).orElse(null);
		if (authorization != null && !AUTHORIZATION.matcher(authorization).matches()) {
			fields.problem("authorization", "must have 1 to 1024 printable ASCII characters");
		}
		String position = has("position") ? fields.string("position", 64) : null;
		fields.problems().throwIfAny();
		return new WebhookChange(url, enabled, config, has("authorization"), authorization, position);
	}

	private boolean has(String name) {
		return this.body.has(name);
	}

	private static String url(JsonFields fields, Checks checks) {
		String url = fields.string("url", MAX_URL);
		if (!url.isBlank()) {
			checks.url().apply(url).ifPresent((problem) -> fields.problem("url", problem));
		}
		return url;
	}

	private static <T> T choice(JsonFields fields, String name, T before, T byDefault,
			Function<String, Optional<T>> parse, String values) {
		if (!fields.object().has(name)) {
			return before;
		}
		if (fields.optional(name) == null) {
			return byDefault;
		}
		T read = fields.oneOf(name, true, parse, values);
		return (read != null) ? read : byDefault;
	}

	private static <T> List<T> list(JsonFields fields, String name, List<T> before, List<T> byDefault,
			Function<String, Optional<T>> parse, String values) {
		if (!fields.object().has(name)) {
			return before;
		}
		JsonNode sent = fields.optional(name);
		return (sent == null) ? byDefault : texts(fields, name, sent, 4).flatMap((element) -> {
			Optional<T> value = element.text(MAX_NAME).flatMap(parse);
			if (value.isEmpty() && element.value().isString()) {
				element.problem("must be one of " + values);
			}
			return value.stream();
		}).distinct().toList();
	}

	private static @Nullable List<String> behaviors(JsonFields fields, WebhookConfig before, Checks checks) {
		if (!fields.object().has("behaviors")) {
			return before.behaviors();
		}
		JsonNode sent = fields.optional("behaviors");
		return (sent == null) ? null : texts(fields, "behaviors", sent, MAX_BEHAVIORS).flatMap((element) -> {
			Optional<String> key = element.text(MAX_NAME);
			key.filter((text) -> !checks.behavior().test(text))
				.ifPresent((text) -> fields.problems()
					.add(element.pointer(), ErrorCode.UNKNOWN_BEHAVIOR, ErrorCode.UNKNOWN_BEHAVIOR.message()));
			return key.stream();
		}).distinct().toList();
	}

	private static Stream<JsonElement> texts(JsonFields fields, String name, JsonNode sent, int most) {
		return new JsonElement(sent, fields.at(name), name, fields.problems()).elements(1, most).stream();
	}

	private static Optional<UserLevel> level(String wire) {
		return Stream.of(UserLevel.values()).filter((level) -> level.wire().equals(wire)).findFirst();
	}

	/**
	 * Checks of values of a body.
	 *
	 * @param url gives the problem of a URL, empty if there is none
	 * @param behavior whether there is a behaviour with a key
	 */
	record Checks(Function<String, Optional<String>> url, Predicate<String> behavior) {

	}

}
