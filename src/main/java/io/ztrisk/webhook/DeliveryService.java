package io.ztrisk.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryRepository;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists the deliveries of a webhook, and begins them anew.
 */
@Service
class DeliveryService {

	private final Subscriptions subscriptions;

	private final DeliveryRepository deliveries;

	private final LoggedChangeRepository changes;

	private final ListReader lists;

	private final AuditLog audit;

	private final Clock clock;

	DeliveryService(Subscriptions subscriptions, DeliveryRepository deliveries, LoggedChangeRepository changes,
			ListReader lists, AuditLog audit, Clock clock) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.changes = changes;
		this.lists = lists;
		this.audit = audit;
		this.clock = clock;
	}

	/** The deliveries, the newest first; of one status, or all. */
	ListResult<?, DeliveryPayload> list(AccountId account, UUID id, @Nullable DeliveryStatus status,
			ListRequest request) {
		this.subscriptions.find(account, id, SubscriptionKind.WEBHOOK);
		return this.lists.readRows(
				DeliveryRepository.list(account, id, status, request.ascending(), DeliveryPayload::of), request.page());
	}

	/**
	 * Begins a settled delivery anew.
	 * @throws ApiException if there is none, it is not settled, or its change is not kept
	 */
	@Transactional
	DeliveryPayload redeliver(Actor actor, AccountId account, UUID id, UUID delivery) {
		Subscription webhook = this.subscriptions.lock(account, id, SubscriptionKind.WEBHOOK);
		Delivery begun = this.deliveries.find(account.value(), id, delivery)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION, "Delivery not found"));
		if (begun.status() != DeliveryStatus.DELIVERED && begun.status() != DeliveryStatus.DEAD) {
			throw new ApiException(ErrorCode.CONFLICT, "The delivery is " + begun.status().wire());
		}
		if (this.changes.logged(account.value(), List.of(begun.seq())).isEmpty()) {
			throw new ApiException(ErrorCode.CONFLICT, "The change of the delivery is not kept any more");
		}
		begun.redeliver();
		webhook.retry(this.clock.instant());
		this.audit.record(actor, List
			.of(WebhookAudit.fields(AuditAction.SUBSCRIPTION_REDELIVERED, webhook, List.of(delivery.toString()))));
		return DeliveryPayload.of(begun);
	}

}
