package io.ztrisk.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.sender.Messenger;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of a webhook.
 *
 * @param reasons tells why a level has changed, for messages of text
 * @param origin the address of this server; empty if it is not configured
 */
record WebhookMessages(Subscription subscription, WebhookConfig config, WebhookSecrets secrets, JsonMapper json,
		Function<LoggedChange, String> reasons, String origin) implements Messenger.Messages {

	/** The type of a message about a change. */
	static final String CHANGED = "user.risk_level_changed";

	/** The type of a message without a change. */
	private static final String TEST = "webhook.test";

	@Override
	public List<String> events(LoggedChange change, UserRepository.Shown user) {
		return this.config.wants(change) ? List.of(CHANGED) : List.of();
	}

	@Override
	public boolean isSuperseded(String event, LoggedChange change, LoggedChangeRepository.Newest newest) {
		return false;
	}

	@Override
	public OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now) {
		String account = this.subscription.accountId();
		return request(id, switch (this.config.format()) {
			case TEXT -> new WebhookBody.Text(text(change, user));
			case STANDARD, CLOUDEVENTS ->
				new WebhookBody.Standard(WebhookBody.Change.of(account, change, user), change.occurredAt(), CHANGED);
		}, user.getId().toString(), now);
	}

	/** A message that says nothing of a user. */
	OutgoingRequest test(UUID id, Instant now) {
		return request(id, switch (this.config.format()) {
			case TEXT -> new WebhookBody.Text("ztrisk sends this to test the webhook");
			case STANDARD, CLOUDEVENTS ->
				new WebhookBody.Standard(new WebhookBody.Test(this.subscription.accountId()), now, TEST);
		}, null, now);
	}

	private OutgoingRequest request(UUID id, WebhookBody body, @Nullable String subject, Instant now) {
		String messageId = "msg_" + id.toString().replace("-", "");
		WebhookBody sent = (body instanceof WebhookBody.Standard standard
				&& this.config.format() == WebhookFormat.CLOUDEVENTS)
						? WebhookBody.CloudEvent.of(messageId,
								this.origin + "/accounts/" + this.subscription.accountId(), subject, standard)
						: body;
		String text = this.json.writeValueAsString(sent);
		Map<String, String> headers = new TreeMap<>();
		headers.put("Content-Type", this.config.format().contentType());
		headers.put("webhook-id", messageId);
		headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
		headers.put("webhook-signature", signatures(messageId, now, text));
		if (this.secrets.authorization() != null) {
			headers.put("Authorization", this.secrets.authorization());
		}
		return new OutgoingRequest(OutgoingUrl.parse(this.subscription.url()), headers,
				text.getBytes(StandardCharsets.UTF_8));
	}

	private String signatures(String messageId, Instant now, String text) {
		String current = signature(this.secrets.current(), messageId, now, text);
		String previous = this.secrets.previous(now);
		return (previous != null) ? current + " " + signature(previous, messageId, now, text) : current;
	}

	private static String signature(String secret, String messageId, Instant now, String text) {
		try {
			return new Webhook(secret).sign(messageId, now.getEpochSecond(), text);
		}
		catch (WebhookSigningException ex) {
			throw new IllegalStateException("The JDK has no HMAC-SHA256", ex);
		}
	}

	/** A change in a line. */
	private String text(LoggedChange change, UserRepository.Shown user) {
		String who = user.getEmail().isEmpty() ? user.getId().toString() : user.getEmail();
		return "%s: %s -> %s (%s)".formatted(WebhookBody.Text.escape(who), change.previous().wire(),
				change.level().wire(), WebhookBody.Text.escape(this.reasons.apply(change)));
	}

}
