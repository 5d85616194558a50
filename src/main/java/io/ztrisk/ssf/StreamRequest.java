package io.ztrisk.ssf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a call that makes or changes a stream. Unknown members are ignored.
 */
record StreamRequest(JsonFields fields) {

	/** The members that the server sets. A receiver may send them back as they are. */
	private static final List<String> OWN = List.of("aud", "events_delivered", "events_supported", "iss",
			"min_verification_interval");

	private static final String DELIVERY = "delivery";

	private static final String URL = "endpoint_url";

	private static final String AUTHORIZATION = "authorization_header";

	private static final int MAX_URL = 2048;

	private static final int MAX_DESCRIPTION = 1024;

	private static final int MAX_EVENTS = 100;

	private static final int MAX_EVENT = 512;

	/** The form of a header. */
	private static final Pattern HEADER = Pattern.compile("[!-~]([ -~]{0,4094}[!-~])?");

	/**
	 * Reads a new stream. Members that the server sets are ignored.
	 * @param problem gives the problem of a URL, empty if there is none
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	StreamChange create(Function<String, Optional<String>> problem) {
		return read(true, null, problem);
	}

	/**
	 * Reads a change of a stream.
	 * @param replaces whether members that are missing are deleted, instead of staying as
	 * they are
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	StreamChange change(boolean replaces, StreamPayload before, JsonMapper json,
			Function<String, Optional<String>> problem) {
		requireSame(before, json);
		return read(replaces, before, problem);
	}

	private void requireSame(StreamPayload current, JsonMapper json) {
		JsonNode is = json.valueToTree(current);
		for (String name : OWN) {
			JsonNode sent = this.fields.optional(name);
			if (sent != null && !sent.equals(is.get(name))) {
				this.fields.problem(name, "is set by the transmitter, and cannot be changed");
			}
		}
	}

	private StreamChange read(boolean replaces, @Nullable StreamPayload before,
			Function<String, Optional<String>> problem) {
		JsonNode sent = this.fields.optional(DELIVERY);
		String url = (before != null) ? before.pushUrl() : null;
		boolean keepsAuthorization = sent == null && !replaces;
		String authorization = null;
		if (sent != null) {
			JsonFields delivery = new JsonFields(sent, this.fields.at(DELIVERY), this.fields.problems());
			String newUrl = url(delivery, before, problem);
			keepsAuthorization = Objects.equals(newUrl, url) && !sent.has(AUTHORIZATION);
			authorization = authorization(delivery);
			url = newUrl;
		}
		else if (replaces) {
			url = null;
		}
		boolean hasEvents = replaces || this.fields.object().has("events_requested");
		boolean hasDescription = replaces || this.fields.object().has("description");
		StreamChange change = new StreamChange(url, keepsAuthorization, authorization,
				hasEvents ? events() : (before != null) ? before.eventsRequested() : null,
				hasDescription ? this.fields.text("description", MAX_DESCRIPTION, false).orElse(null)
						: (before != null) ? before.description() : null);
		this.fields.problems().throwIfAny();
		return change;
	}

	/** The URL for push, null for poll. */
	private static @Nullable String url(JsonFields delivery, @Nullable StreamPayload before,
			Function<String, Optional<String>> problem) {
		String method = delivery.object().isObject() ? delivery.string("method", MAX_URL) : "";
		switch (method) {
			case StreamPayload.PUSH -> {
				String url = delivery.string(URL, MAX_URL);
				if (!url.isBlank()) {
					problem.apply(url).ifPresent((text) -> delivery.problem(URL, text));
				}
				return url;
			}
			case StreamPayload.POLL -> {
				JsonNode url = delivery.optional(URL);
				if (url != null && !url.asString().isEmpty()
						&& (before == null || !url.asString().equals(before.delivery().endpointUrl()))) {
					delivery.problem(URL, "is set by the transmitter for poll");
				}
				return null;
			}
			default -> {
				delivery.problem("method", "must be one of " + StreamPayload.PUSH + ", " + StreamPayload.POLL);
				return null;
			}
		}
	}

	private static @Nullable String authorization(JsonFields delivery) {
		String value = delivery.text(AUTHORIZATION, MAX_URL * 2, false).orElse(null);
		if (value != null && !HEADER.matcher(value).matches()) {
			delivery.problem(AUTHORIZATION, "must have 1 to 4096 printable ASCII characters");
		}
		return value;
	}

	/** An empty list is none. */
	private @Nullable List<String> events() {
		JsonNode sent = this.fields.optional("events_requested");
		if (sent == null) {
			return null;
		}
		List<String> types = new JsonElement(sent, this.fields.at("events_requested"), "events_requested",
				this.fields.problems())
			.elements(0, MAX_EVENTS)
			.stream()
			.flatMap((element) -> element.text(MAX_EVENT).stream())
			.distinct()
			.toList();
		return types.isEmpty() ? null : types;
	}

}
