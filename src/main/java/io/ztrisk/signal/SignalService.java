package io.ztrisk.signal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.sender.Messenger;
import io.ztrisk.subscription.Controls;
import io.ztrisk.subscription.Positions;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.SubscriptionStatus;
import io.ztrisk.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows, changes and deletes subscriptions of all kinds.
 */
@Service
class SignalService {

	private final SubscriptionRepository repository;

	private final Subscriptions subscriptions;

	private final Controls controls;

	private final Positions positions;

	private final ListReader lists;

	private final AuditLog audit;

	private final Map<SubscriptionKind, Messenger> messengers;

	SignalService(SubscriptionRepository repository, Subscriptions subscriptions, Controls controls,
			Positions positions, ListReader lists, AuditLog audit, List<Messenger> messengers) {
		this.repository = repository;
		this.subscriptions = subscriptions;
		this.controls = controls;
		this.positions = positions;
		this.lists = lists;
		this.audit = audit;
		this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::kind, Function.identity()));
	}

	/** The subscriptions of an account, the oldest first. */
	ListResult<?, SignalPayload> list(AccountId account, ListRequest request) {
		return this.lists.readRows(SubscriptionRepository.list(account, request.descending(), SignalPayload::of),
				request.page());
	}

	/** Changes a subscription. A request without changes writes nothing. */
	@Transactional
	void change(Actor actor, AccountId account, UUID id, SignalUpdate update) {
		Subscription subscription = this.subscriptions.lock(account, id);
		Audited before = Audited.of(subscription);
		if (update.status() != null && update.status() != subscription.status()) {
			changeStatus(subscription, update.status());
		}
		if (update.position() != null) {
			this.positions.seek(account, subscription, update.position());
		}
		Audited after = Audited.of(subscription);
		if (!after.equals(before) || update.position() != null) {
			record(actor, AuditAction.SUBSCRIPTION_CHANGED, subscription, before, after);
		}
	}

	private void changeStatus(Subscription subscription, SubscriptionStatus status) {
		if (status == SubscriptionStatus.ENABLED) {
			this.subscriptions.enable(subscription);
		}
		else {
			this.subscriptions.stop(subscription, status, null);
		}
		Objects.requireNonNull(this.messengers.get(subscription.kind()))
			.onStatus(status)
			.ifPresent((control) -> this.controls.send(subscription, control.event(), control.content()));
	}

	@Transactional
	void delete(Actor actor, AccountId account, UUID id) {
		Subscription subscription = this.subscriptions.lock(account, id);
		record(actor, AuditAction.SUBSCRIPTION_DELETED, subscription, Audited.of(subscription), null);
		this.repository.delete(subscription);
	}

	private void record(Actor actor, AuditAction action, Subscription subscription, Audited before,
			@Nullable Audited after) {
		this.audit.record(actor,
				List.of(AuditEntry.of(subscription.accountId(), action, subscription.id().toString(), before, after)));
	}

	/** A subscription as the audit shows it. */
	private record Audited(String kind, long position, SubscriptionStatus status) {

		static Audited of(Subscription subscription) {
			return new Audited(subscription.kind().wire(), subscription.position(), subscription.status());
		}

	}

}
