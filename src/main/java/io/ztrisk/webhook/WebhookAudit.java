package io.ztrisk.webhook;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.level.UserLevel;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in the audit: without secrets, and without the path and the query of its URL.
 *
 * @param position the number of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookAudit(@Nullable List<String> behaviors, List<Direction> directions, WebhookFormat format,
		SubscriptionKind kind, List<UserLevel> levels, @Nullable String name, String origin, long position,
		SubscriptionStatus status) {

	static WebhookAudit of(Subscription subscription, WebhookConfig config) {
		return new WebhookAudit(config.behaviors(), config.directions(), config.format(), subscription.kind(),
				config.levels(), config.name(), OutgoingUrl.parse(subscription.url()).origin(), subscription.position(),
				subscription.status());
	}

	/** An entry of which only the names of fields are stored. */
	static AuditEntry fields(AuditAction action, Subscription subscription, List<String> fields) {
		return AuditEntry.ofFields(subscription.accountId(), action, subscription.id().toString(), fields);
	}

	/** An entry with the values before and after. */
	static AuditEntry entry(AuditAction action, Subscription subscription, @Nullable WebhookAudit before,
			@Nullable WebhookAudit after) {
		return AuditEntry.of(subscription.accountId(), action, subscription.id().toString(), before, after);
	}

}
