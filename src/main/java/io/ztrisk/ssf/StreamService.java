package io.ztrisk.ssf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.database.Retry;
import io.ztrisk.outgoing.OutgoingClient;
import io.ztrisk.secret.Secrets;
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.Subscriptions;
import io.ztrisk.token.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, shows, changes and deletes the stream of a receiver.
 */
@Service
class StreamService {

	private final ReceiverStreams streams;

	private final SubscriptionRepository repository;

	private final Subscriptions subscriptions;

	private final SigningKeys keys;

	private final Secrets secrets;

	private final OutgoingClient client;

	private final ConsoleOrigin origin;

	private final AuditLog audit;

	private final JsonMapper json;

	private final Retry retry;

	StreamService(ReceiverStreams streams, SubscriptionRepository repository, Subscriptions subscriptions,
			SigningKeys keys, Secrets secrets, OutgoingClient client, ConsoleOrigin origin, AuditLog audit,
			JsonMapper json, Retry retry) {
		this.streams = streams;
		this.repository = repository;
		this.subscriptions = subscriptions;
		this.keys = keys;
		this.secrets = secrets;
		this.client = client;
		this.origin = origin;
		this.audit = audit;
		this.json = json;
		this.retry = retry;
	}

	@Transactional(readOnly = true)
	List<StreamPayload> list(AccountId account, Caller receiver) {
		return this.streams.of(account, receiver).stream().map(this::payload).toList();
	}

	@Transactional(readOnly = true)
	StreamPayload get(AccountId account, Caller receiver, UUID id) {
		return payload(this.streams.find(account, receiver, id));
	}

	/**
	 * Makes the stream of a receiver.
	 * @throws ApiException if it has one
	 */
	StreamPayload make(Actor actor, AccountId account, Caller receiver, StreamRequest request) {
		String server = this.origin.requireConfigured().toString();
		StreamChange change = request.create(this.client::problem);
		this.keys.require(account);
		return this.retry.inTransaction(() -> {
			this.repository.lockCount(account.value());
			if (!this.streams.of(account, receiver).isEmpty()) {
				throw new ApiException(ErrorCode.CONFLICT, "The receiver has a stream in this account");
			}
			Subscription made = this.subscriptions.make(account, SubscriptionKind.SSF);
			made.assignTo(ReceiverStreams.owner(receiver));
			configure(made, change, new StreamConfig(change.description(), change.events(), server, null));
			this.repository.save(made);
			this.audit.record(actor,
					List.of(StreamAudit.entry(AuditAction.SUBSCRIPTION_MADE, made, null, audited(made))));
			return payload(made);
		});
	}

	/**
	 * Changes a stream.
	 * @param replaces whether members that are missing are deleted
	 */
	@Transactional
	StreamPayload change(Actor actor, AccountId account, Caller receiver, UUID id, StreamRequest request,
			boolean replaces) {
		Subscription stream = this.streams.lock(account, receiver, id);
		StreamAudit before = audited(stream);
		StreamConfig config = this.streams.config(stream);
		StreamChange change = request.change(replaces, payload(stream), this.json, this.client::problem);
		boolean sameDelivery = change.keepsAuthorization()
				&& stream.url().equals(Optional.ofNullable(change.url()).orElse(""));
		configure(stream, change,
				new StreamConfig(change.description(), change.events(), config.origin(), config.verifiedAt()));
		if (!sameDelivery) {
			this.subscriptions.makeAllDue(stream);
		}
		StreamAudit after = audited(stream);
		if (!after.equals(before)) {
			this.audit.record(actor,
					List.of(StreamAudit.entry(AuditAction.SUBSCRIPTION_CHANGED, stream, before, after)));
		}
		if (!sameDelivery) {
			this.audit.record(actor, List.of(StreamAudit.ofDelivery(stream)));
		}
		return payload(stream);
	}

	@Transactional
	void delete(Actor actor, AccountId account, Caller receiver, UUID id) {
		Subscription stream = this.streams.lock(account, receiver, id);
		this.audit.record(actor,
				List.of(StreamAudit.entry(AuditAction.SUBSCRIPTION_DELETED, stream, audited(stream), null)));
		this.repository.delete(stream);
	}

	private void configure(Subscription stream, StreamChange change, StreamConfig config) {
		stream.configure(change.url(), this.json.writeValueAsString(config), sealed(stream, change));
	}

	private byte @Nullable [] sealed(Subscription stream, StreamChange change) {
		if (change.keepsAuthorization()) {
			byte[] before = stream.sealed();
			return (before.length > 0) ? before : null;
		}
		String authorization = change.authorization();
		return (authorization != null && change.url() != null)
				? this.secrets.seal(stream.place(), authorization.getBytes(StandardCharsets.US_ASCII)) : null;
	}

	private StreamAudit audited(Subscription stream) {
		return StreamAudit.of(stream, this.streams.config(stream));
	}

	private StreamPayload payload(Subscription stream) {
		return StreamPayload.of(stream, this.streams.config(stream));
	}

}
