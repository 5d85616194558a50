package io.ztrisk.ssf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.subscription.Controls;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionStatus;
import io.ztrisk.subscription.Subscriptions;
import io.ztrisk.token.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows and changes the status of a stream, and verifies streams.
 */
@Service
class StreamStatusService {

	private final ReceiverStreams streams;

	private final Subscriptions subscriptions;

	private final Controls controls;

	private final AuditLog audit;

	private final JsonMapper json;

	private final Clock clock;

	StreamStatusService(ReceiverStreams streams, Subscriptions subscriptions, Controls controls, AuditLog audit,
			JsonMapper json, Clock clock) {
		this.streams = streams;
		this.subscriptions = subscriptions;
		this.controls = controls;
		this.audit = audit;
		this.json = json;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	StreamStatus get(AccountId account, Caller receiver, UUID id) {
		return StreamStatus.of(this.streams.find(account, receiver, id));
	}

	/**
	 * Changes the status. The same status again changes the reason alone. What an
	 * operator has changed before is no news any more.
	 */
	@Transactional
	StreamStatus change(Actor actor, AccountId account, Caller receiver, UUID id, SubscriptionStatus status,
			@Nullable String reason) {
		Subscription stream = this.streams.lock(account, receiver, id);
		StreamAudit before = StreamAudit.of(stream, this.streams.config(stream));
		this.controls.drop(stream, EventType.STREAM_UPDATED.uri());
		if (status != SubscriptionStatus.ENABLED) {
			this.subscriptions.stop(stream, status, reason);
		}
		else if (stream.status() != SubscriptionStatus.ENABLED) {
			this.subscriptions.enable(stream);
		}
		StreamAudit after = StreamAudit.of(stream, this.streams.config(stream));
		if (!after.equals(before)) {
			this.audit.record(actor,
					List.of(StreamAudit.entry(AuditAction.SUBSCRIPTION_CHANGED, stream, before, after)));
		}
		return StreamStatus.of(stream);
	}

	/**
	 * Sends a verification.
	 * @param state what the receiver wants to see in it, null for nothing
	 * @return how long the receiver must wait; zero if the verification is sent
	 */
	@Transactional
	Duration verify(AccountId account, Caller receiver, UUID id, @Nullable String state) {
		Subscription stream = this.streams.lock(account, receiver, id);
		StreamConfig config = this.streams.config(stream);
		if (stream.status() == SubscriptionStatus.DISABLED) {
			throw new ApiException(ErrorCode.INVALID_FIELD, "The stream is disabled");
		}
		Instant now = this.clock.instant();
		Instant last = config.verifiedAt();
		if (last != null) {
			Duration wait = Duration.between(now, last.plusSeconds(StreamPayload.MIN_VERIFICATION_INTERVAL));
			if (wait.isPositive()) {
				return wait;
			}
		}
		stream.configure(this.json.writeValueAsString(config.verified(now)));
		this.controls.replace(stream, EventType.VERIFICATION.uri(),
				this.json.writeValueAsString(new ControlEvent(null, state, null)));
		return Duration.ZERO;
	}

}
