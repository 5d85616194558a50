package io.ztrisk.secevent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.sender.Messenger;
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.ssf.EventType;
import io.ztrisk.ssf.StreamConfig;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of a stream.
 *
 * @param authorization the value of a header, null for none
 * @param reasons tells why a level has changed
 */
record SsfMessages(Subscription stream, StreamConfig config, @Nullable String authorization, SigningKeys.Signer signer,
		JsonMapper json, Function<LoggedChange, String> reasons) implements Messenger.Messages {

	private static final String TYPE = "secevent+jwt";

	@Override
	public List<String> events(LoggedChange change, UserRepository.Shown user) {
		List<String> wanted = this.config.eventsDelivered();
		return Stream.of(EventType.RISK_LEVEL_CHANGE, EventType.SESSION_REVOKED)
			.filter((type) -> wanted.contains(type.uri()))
			.filter((type) -> (type == EventType.SESSION_REVOKED) ? CaepEvent.isRiseToHigh(change)
					: CaepEvent.isTold(change))
			.map(EventType::uri)
			.toList();
	}

	/**
	 * Sessions end as long as the newest level of the user is high. What the receiver
	 * does not request any more is void, too.
	 */
	@Override
	public boolean isSuperseded(String event, LoggedChange change, LoggedChangeRepository.Newest newest) {
		if (!this.config.eventsDelivered().contains(event)) {
			return true;
		}
		return event.equals(EventType.SESSION_REVOKED.uri()) ? newest.getHigh() < newest.getSeq()
				: newest.getScored() > change.seq();
	}

	@Override
	public OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now) {
		return request(token(id, event, change, user, now));
	}

	/** A verification waits until the stream is enabled. */
	@Override
	public boolean isForAnyStatus(String event) {
		return event.equals(EventType.STREAM_UPDATED.uri());
	}

	@Override
	public OutgoingRequest control(UUID id, String event, String control, Instant now) {
		return request(controlToken(id, event, control, now));
	}

	/** A security event token about a change. */
	String token(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now) {
		String reason = this.reasons.apply(change);
		CaepEvent content = event.equals(EventType.SESSION_REVOKED.uri()) ? CaepEvent.sessionRevoked(change, reason)
				: CaepEvent.riskLevelChange(change, reason);
		return sign(id, event, content, SubjectId.of(user, this.config.issuer(this.stream)), change.id().toString(),
				now);
	}

	/** A security event token about the stream. */
	String controlToken(UUID id, String event, String control, Instant now) {
		return sign(id, event, this.json.readTree(control), SubjectId.ofStream(this.stream.id()), id.toString(), now);
	}

	private String sign(UUID id, String event, Object content, SubjectId subject, String transaction, Instant now) {
		return this.signer.sign(TYPE,
				this.json.writeValueAsString(new SecurityEvent(this.config.audience(this.stream),
						Map.of(event, content), now.getEpochSecond(), this.config.issuer(this.stream), id.toString(),
						subject, transaction)));
	}

	private OutgoingRequest request(String token) {
		Map<String, String> headers = new TreeMap<>();
		headers.put("Accept", "application/json");
		headers.put("Content-Type", "application/" + TYPE);
		if (this.authorization != null) {
			headers.put("Authorization", this.authorization);
		}
		return new OutgoingRequest(OutgoingUrl.parse(this.stream.url()), headers,
				token.getBytes(StandardCharsets.US_ASCII));
	}

	/** Without the header. */
	@Override
	public String toString() {
		return "SsfMessages[]";
	}

}
