package io.ztrisk.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * The format of the body of a message.
 */
@ApiSchema("WebhookFormat")
enum WebhookFormat {

	/** That of Standard Webhooks. */
	STANDARD("application/json"),

	/** CloudEvents 1.0 in structured mode. */
	CLOUDEVENTS("application/cloudevents+json"),

	/** A line of text, which Slack, Mattermost and Google Chat show. */
	TEXT("application/json");

	static final String VALUES = "standard, cloudevents, text";

	private final String contentType;

	WebhookFormat(String contentType) {
		this.contentType = contentType;
	}

	String contentType() {
		return this.contentType;
	}

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<WebhookFormat> parse(String wire) {
		return Arrays.stream(values()).filter((one) -> one.wire().equals(wire)).findFirst();
	}

}
