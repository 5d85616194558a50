package io.ztrisk.ssf;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A stream in the audit: without secrets, and without the path and the query of its URL.
 *
 * @param origin null if the receiver asks for messages
 * @param owner the id of the token of the receiver
 * @param position the number of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamAudit(@Nullable String description, List<String> events, SubscriptionKind kind, @Nullable String origin,
		String owner, long position, SubscriptionStatus status) {

	static StreamAudit of(Subscription stream, StreamConfig config) {
		return new StreamAudit(config.description(), config.eventsDelivered(), stream.kind(),
				stream.url().isEmpty() ? null : OutgoingUrl.parse(stream.url()).origin(), stream.owner(),
				stream.position(), stream.status());
	}

	/** An entry with the values before and after. */
	static AuditEntry entry(AuditAction action, Subscription stream, @Nullable StreamAudit before,
			@Nullable StreamAudit after) {
		return AuditEntry.of(stream.accountId(), action, stream.id().toString(), before, after);
	}

	/** An entry about a change that has only the names of fields. */
	static AuditEntry ofDelivery(Subscription stream) {
		return AuditEntry.ofFields(stream.accountId(), AuditAction.SUBSCRIPTION_CHANGED, stream.id().toString(),
				List.of("delivery"));
	}

}
