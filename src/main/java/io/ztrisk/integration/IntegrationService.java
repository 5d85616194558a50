package io.ztrisk.integration;

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
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.Subscriptions;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, shows, changes and deletes integrations.
 */
@Service
class IntegrationService {

	private final SubscriptionRepository repository;

	private final Subscriptions subscriptions;

	private final SigningKeys keys;

	private final ConsoleOrigin origin;

	private final AuditLog audit;

	private final JsonMapper json;

	private final Retry retry;

	IntegrationService(SubscriptionRepository repository, Subscriptions subscriptions, SigningKeys keys,
			ConsoleOrigin origin, AuditLog audit, JsonMapper json, Retry retry) {
		this.repository = repository;
		this.subscriptions = subscriptions;
		this.keys = keys;
		this.origin = origin;
		this.audit = audit;
		this.json = json;
		this.retry = retry;
	}

	@Transactional(readOnly = true)
	List<IntegrationPayload> list(AccountId account) {
		return this.repository.ofKind(account.value(), SubscriptionKind.OKTA).stream().map(this::payload).toList();
	}

	@Transactional(readOnly = true)
	IntegrationPayload get(AccountId account, UUID id) {
		return payload(this.subscriptions.find(account, id, SubscriptionKind.OKTA));
	}

	@Transactional(readOnly = true)
	IntegrationPayload get(AccountId account, String referenceId) {
		return this.repository.ofReference(account.value(), referenceId)
			.map(this::payload)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
	}

	/**
	 * Makes an integration. If the account has one with this reference and URL, it is
	 * answered instead: clients send a call again that had no answer.
	 */
	IntegrationPayload make(Actor actor, AccountId account, IntegrationRequest request) {
		IntegrationConfig config = new IntegrationConfig(this.origin.requireConfigured().toString());
		this.keys.require(account);
		return this.retry.inTransaction(() -> {
			this.repository.lockCount(account.value());
			Optional<Subscription> same = Optional.ofNullable(request.referenceId())
				.flatMap((reference) -> this.repository.ofReference(account.value(), reference));
			if (same.isPresent()) {
				if (!same.get().url().equals(request.tenantUrl())) {
					throw taken();
				}
				return payload(same.get());
			}
			Subscription made = this.subscriptions.make(account, SubscriptionKind.OKTA);
			made.moveAndRename(request.tenantUrl(),
					(request.referenceId() != null) ? request.referenceId() : UUID.randomUUID().toString());
			made.configure(this.json.writeValueAsString(config));
			this.subscriptions.enable(made, request.active());
			this.repository.save(made);
			this.audit.record(actor, List
				.of(IntegrationAudit.entry(AuditAction.SUBSCRIPTION_MADE, made, null, IntegrationAudit.of(made))));
			return payload(made);
		});
	}

	/** Changes an integration. A request without changes writes nothing. */
	@Transactional
	IntegrationPayload change(Actor actor, AccountId account, UUID id, IntegrationRequest request) {
		this.repository.lockCount(account.value());
		Subscription integration = this.subscriptions.lock(account, id, SubscriptionKind.OKTA);
		IntegrationAudit before = IntegrationAudit.of(integration);
		String url = integration.url();
		String reference = (request.referenceId() != null) ? request.referenceId() : integration.referenceId();
		if (this.repository.ofReference(account.value(), reference).filter((one) -> !one.id().equals(id)).isPresent()) {
			throw taken();
		}
		if (!request.tenantUrl().equals(url) || !reference.equals(integration.referenceId())) {
			integration.moveAndRename(request.tenantUrl(), reference);
		}
		this.subscriptions.enable(integration, request.active());
		IntegrationAudit after = IntegrationAudit.of(integration);
		if (!after.equals(before)) {
			this.audit.record(actor,
					List.of(IntegrationAudit.entry(AuditAction.SUBSCRIPTION_CHANGED, integration, before, after)));
		}
		if (!request.tenantUrl().equals(url)) {
			this.audit.record(actor, List.of(IntegrationAudit.ofUrl(integration)));
		}
		return payload(integration);
	}

	@Transactional
	void delete(Actor actor, AccountId account, UUID id) {
		Subscription integration = this.subscriptions.lock(account, id, SubscriptionKind.OKTA);
		this.audit.record(actor, List.of(IntegrationAudit.entry(AuditAction.SUBSCRIPTION_DELETED, integration,
				IntegrationAudit.of(integration), null)));
		this.repository.delete(integration);
	}

	private IntegrationPayload payload(Subscription integration) {
		return IntegrationPayload.of(integration, this.json.readValue(integration.config(), IntegrationConfig.class));
	}

	private static ApiException taken() {
		return new ApiException(ErrorCode.CONFLICT, "Another integration has this reference_id");
	}

}
