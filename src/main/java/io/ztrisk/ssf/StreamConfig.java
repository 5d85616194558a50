package io.ztrisk.ssf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a stream, as they are stored.
 *
 * @param eventsRequested the types that the receiver wants; null for the default
 * @param origin the address of this server when the stream was made. The receiver knows
 * the server by it, so that it stays the same.
 * @param verifiedAt when the receiver has asked for a verification, null if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamConfig(@Nullable String description, @Nullable List<String> eventsRequested, String origin,
		@Nullable Instant verifiedAt) {

	/** The issuer of an account. */
	static String issuer(String origin, String account) {
		return origin + "/ssf/" + account;
	}

	StreamConfig verified(Instant now) {
		return new StreamConfig(this.description, this.eventsRequested, this.origin, now);
	}

	public String issuer(Subscription stream) {
		return issuer(this.origin, stream.accountId());
	}

	/** Whom the messages of a stream are for. */
	public String audience(Subscription stream) {
		return issuer(stream) + "/receivers/" + stream.owner();
	}

	/** Where the receiver asks for messages. */
	String pollUrl(String account, UUID id) {
		return issuer(this.origin, account) + "/poll/" + id;
	}

	/** The types that the receiver gets. */
	public List<String> eventsDelivered() {
		if (this.eventsRequested == null) {
			return List.of(EventType.RISK_LEVEL_CHANGE.uri());
		}
		return EventType.supported().stream().filter(this.eventsRequested::contains).toList();
	}

}
