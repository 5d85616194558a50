package io.ztrisk.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.level.UserLevel;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.subscription.Positions;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in the API.
 *
 * @param reason why the server has disabled it
 * @param secret only in the response that makes it
 */
@ApiSchema("Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookPayload(@Nullable List<String> behaviors, Instant createdAt, List<Direction> directions, boolean enabled,
		WebhookFormat format, UUID id, long lag, List<UserLevel> levels, @Nullable String name, String position,
		@Nullable String reason, @Nullable String secret, SubscriptionStatus status, String url) {

	/**
	 * Creates it.
	 * @param whole whether to show the path and the query of the URL, which are secrets
	 */
	static WebhookPayload of(Subscription subscription, WebhookConfig config, Positions.Progress progress,
			boolean whole, @Nullable String secret) {
		String url = whole ? subscription.url() : OutgoingUrl.parse(subscription.url()).origin() + "/...";
		return new WebhookPayload(config.behaviors(), subscription.createdAt(), config.directions(),
				subscription.status() == SubscriptionStatus.ENABLED, config.format(), subscription.id(), progress.lag(),
				config.levels(), config.name(), progress.position(), subscription.reason(), secret,
				subscription.status(), url);
	}

}
