package io.ztrisk.webhook;

import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.change.ChangeReasons;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.secret.SecretException;
import io.ztrisk.sender.Messenger;
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

	private final ChangeReasons reasons;

	private final ConsoleOrigin origin;

	private final JsonMapper json;

	WebhookMessenger(WebhookVault vault, ChangeReasons reasons, ConsoleOrigin origin, JsonMapper json) {
		this.vault = vault;
		this.reasons = reasons;
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
		Function<LoggedChange, String> told = (config.format() == WebhookFormat.TEXT)
				? this.reasons.of(new AccountId(subscription.accountId())) : (change) -> "";
		return new WebhookMessages(subscription, config, this.vault.open(subscription), this.json, told,
				this.origin.configured().map(ConsoleOrigin.Origin::toString).orElse(""));
	}

	WebhookConfig config(Subscription subscription) {
		return this.json.readValue(subscription.config(), WebhookConfig.class);
	}

	@Override
	public boolean givesUp() {
		return true;
	}

}
