package io.ztrisk.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.subscription.Positions;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, shows, changes and deletes webhooks, and gives them new secrets.
 */
@Service
class WebhookService {

	private final SubscriptionRepository repository;

	private final Subscriptions subscriptions;

	private final Positions positions;

	private final WebhookChanges changes;

	private final WebhookVault vault;

	private final AuditLog audit;

	private final Clock clock;

	WebhookService(SubscriptionRepository repository, Subscriptions subscriptions, Positions positions,
			WebhookChanges changes, WebhookVault vault, AuditLog audit, Clock clock) {
		this.repository = repository;
		this.subscriptions = subscriptions;
		this.positions = positions;
		this.changes = changes;
		this.vault = vault;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<WebhookPayload> list(AccountId account, boolean whole) {
		List<Subscription> found = this.repository.ofKind(account.value(), SubscriptionKind.WEBHOOK);
		Map<UUID, Positions.Progress> progress = this.positions.progress(account, found);
		return found.stream()
			.map((one) -> WebhookPayload.of(one, this.changes.config(one),
					Objects.requireNonNull(progress.get(one.id())), whole, null))
			.toList();
	}

	@Transactional(readOnly = true)
	WebhookPayload get(AccountId account, UUID id, boolean whole) {
		return payload(account, this.subscriptions.find(account, id, SubscriptionKind.WEBHOOK), whole, null);
	}

	@Transactional
	WebhookPayload make(Actor actor, AccountId account, WebhookRequest request) {
		WebhookChange change = this.changes.create(account, request);
		Subscription made = this.subscriptions.make(account, SubscriptionKind.WEBHOOK);
		WebhookSecrets secrets = WebhookSecrets.make(change.authorization());
		this.changes.apply(made, change, secrets);
		this.repository.save(made);
		this.audit.record(actor,
				List.of(WebhookAudit.entry(AuditAction.SUBSCRIPTION_MADE, made, null, this.changes.audited(made))));
		return payload(account, made, true, secrets.current());
	}

	/** Changes a webhook. A request without changes writes no audit entry. */
	@Transactional
	WebhookPayload change(Actor actor, AccountId account, UUID id, WebhookRequest request) {
		Subscription webhook = this.subscriptions.lock(account, id, SubscriptionKind.WEBHOOK);
		WebhookAudit before = this.changes.audited(webhook);
		WebhookChange change = this.changes.change(account, webhook, request);
		List<String> secretly = this.changes.apply(webhook, change);
		if (change.position() != null) {
			this.positions.seek(account, webhook, change.position());
		}
		WebhookAudit after = this.changes.audited(webhook);
		if (!secretly.isEmpty()) {
			this.audit.record(actor, List.of(WebhookAudit.fields(AuditAction.SUBSCRIPTION_CHANGED, webhook, secretly)));
		}
		if (!after.equals(before)) {
			this.audit.record(actor,
					List.of(WebhookAudit.entry(AuditAction.SUBSCRIPTION_CHANGED, webhook, before, after)));
		}
		return payload(account, webhook, true, null);
	}

	@Transactional
	void delete(Actor actor, AccountId account, UUID id) {
		Subscription webhook = this.subscriptions.lock(account, id, SubscriptionKind.WEBHOOK);
		this.audit.record(actor, List
			.of(WebhookAudit.entry(AuditAction.SUBSCRIPTION_DELETED, webhook, this.changes.audited(webhook), null)));
		this.repository.delete(webhook);
	}

	/** Gives a webhook a new secret, and returns it. */
	@Transactional
	String roll(Actor actor, AccountId account, UUID id, Duration overlap) {
		Subscription webhook = this.subscriptions.lock(account, id, SubscriptionKind.WEBHOOK);
		WebhookSecrets rolled = this.changes.secrets(webhook)
			.map((secrets) -> secrets.roll(this.clock.instant(), overlap))
			.orElseGet(() -> WebhookSecrets.make(null));
		webhook.configure(webhook.url(), webhook.config(), this.vault.seal(webhook, rolled));
		this.audit.record(actor,
				List.of(WebhookAudit.fields(AuditAction.SUBSCRIPTION_ROLLED, webhook, List.of("secret"))));
		return rolled.current();
	}

	private WebhookPayload payload(AccountId account, Subscription webhook, boolean whole, @Nullable String secret) {
		Positions.Progress progress = this.positions.progress(account, List.of(webhook)).get(webhook.id());
		return WebhookPayload.of(webhook, this.changes.config(webhook), Objects.requireNonNull(progress), whole,
				secret);
	}

}
