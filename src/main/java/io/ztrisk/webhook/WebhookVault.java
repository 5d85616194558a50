package io.ztrisk.webhook;

import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import io.ztrisk.subscription.Subscription;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Seals the secrets of webhooks, and opens them.
 */
@Component
class WebhookVault {

	private final Secrets secrets;

	private final JsonMapper json;

	WebhookVault(Secrets secrets, JsonMapper json) {
		this.secrets = secrets;
		this.json = json;
	}

	byte[] seal(Subscription subscription, WebhookSecrets opened) {
		return this.secrets.seal(subscription.place(), this.json.writeValueAsBytes(opened));
	}

	WebhookSecrets open(Subscription subscription) throws SecretException {
		return this.json.readValue(this.secrets.open(subscription.place(), subscription.sealed()),
				WebhookSecrets.class);
	}

}
