package io.ztrisk.ssf;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its receiver sees it (SSF 1.0, section 8.1.1).
 *
 * @param minVerificationInterval in seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamPayload(String aud, DeliveryPayload delivery, @Nullable String description, List<String> eventsDelivered,
		@Nullable List<String> eventsRequested, List<String> eventsSupported, String iss, int minVerificationInterval,
		UUID streamId) {

	/** How often a receiver may ask for a verification, in seconds. */
	static final int MIN_VERIFICATION_INTERVAL = 30;

	/** Messages are sent to the receiver (RFC 8935). */
	static final String PUSH = "urn:ietf:rfc:8935";

	/** The receiver asks for messages (RFC 8936). */
	static final String POLL = "urn:ietf:rfc:8936";

	static StreamPayload of(Subscription stream, StreamConfig config) {
		DeliveryPayload delivery = stream.url().isEmpty()
				? new DeliveryPayload(config.pollUrl(stream.accountId(), stream.id()), POLL)
				: new DeliveryPayload(stream.url(), PUSH);
		return new StreamPayload(config.audience(stream), delivery, config.description(), config.eventsDelivered(),
				config.eventsRequested(), EventType.supported(), config.issuer(stream), MIN_VERIFICATION_INTERVAL,
				stream.id());
	}

	/** Where messages are sent, null if the receiver asks for them. */
	@Nullable String pushUrl() {
		return this.delivery.method().equals(PUSH) ? this.delivery.endpointUrl() : null;
	}

	/** How messages come to the receiver. */
	record DeliveryPayload(String endpointUrl, String method) {

	}

}
