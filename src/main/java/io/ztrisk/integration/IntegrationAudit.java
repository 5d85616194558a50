package io.ztrisk.integration;

import java.util.List;

import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * An integration in the audit, without the path and the query of its URL.
 *
 * @param position the number of the change
 */
record IntegrationAudit(SubscriptionKind kind, String origin, long position, String referenceId,
		SubscriptionStatus status) {

	static IntegrationAudit of(Subscription integration) {
		return new IntegrationAudit(integration.kind(), OutgoingUrl.parse(integration.url()).origin(),
				integration.position(), integration.referenceId(), integration.status());
	}

	/** An entry with the values before and after. */
	static AuditEntry entry(AuditAction action, Subscription integration, @Nullable IntegrationAudit before,
			@Nullable IntegrationAudit after) {
		return AuditEntry.of(integration.accountId(), action, integration.id().toString(), before, after);
	}

	/** An entry about a URL that has another path or query only. */
	static AuditEntry ofUrl(Subscription integration) {
		return AuditEntry.ofFields(integration.accountId(), AuditAction.SUBSCRIPTION_CHANGED,
				integration.id().toString(), List.of("tenant_url"));
	}

}
