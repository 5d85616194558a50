package io.ztrisk.ssf;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The status of a stream (SSF 1.0, section 8.1.2).
 *
 * @param reason as it was sent with the status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamStatus(@Nullable String reason, SubscriptionStatus status, UUID streamId) {

	static StreamStatus of(Subscription stream) {
		return new StreamStatus(stream.reason(), stream.status(), stream.id());
	}

}
