package io.ztrisk.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.secret.SecretException;
import io.ztrisk.signal.Messenger;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes the messages of webhooks.
 */
@Component
class WebhookMessenger implements Messenger {

	private final WebhookVault vault;

	private final BehaviorRepository behaviors;

	private final ConsoleOrigin origin;

	private final JsonMapper json;

	WebhookMessenger(WebhookVault vault, BehaviorRepository behaviors, ConsoleOrigin origin, JsonMapper json) {
		this.vault = vault;
		this.behaviors = behaviors;
		this.origin = origin;
		this.json = json;
	}

	@Override
	public SubscriptionKind kind() {
		return SubscriptionKind.WEBHOOK;
	}

	@Override
	public Optional<Messages> open(Subscription subscription) {
		try {
			return Optional.of(messages(subscription));
		}
		catch (SecretException ex) {
			return Optional.empty();
		}
	}

	WebhookMessages messages(Subscription subscription) throws SecretException {
		WebhookConfig config = config(subscription);
		Map<String, String> names = (config.format() == WebhookFormat.TEXT) ? names(subscription) : Map.of();
		return new WebhookMessages(subscription, config, this.vault.open(subscription), this.json,
				(key) -> names.getOrDefault(key, key),
				this.origin.configured().map(ConsoleOrigin.Origin::toString).orElse(""));
	}

	WebhookConfig config(Subscription subscription) {
		return this.json.readValue(subscription.config(), WebhookConfig.class);
	}

	private Map<String, String> names(Subscription subscription) {
		return this.behaviors.of(new AccountId(subscription.accountId()))
			.entrySet()
			.stream()
			.collect(Collectors.toMap((one) -> one.getKey().key(), (one) -> one.getValue().name()));
	}

	@Override
	public boolean givesUp() {
		return true;
	}

}
