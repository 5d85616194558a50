package io.ztrisk.webhook;

import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.SecretPlace;
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
		return this.secrets.seal(place(subscription), this.json.writeValueAsBytes(opened));
	}

	WebhookSecrets open(Subscription subscription) throws SecretException {
		return this.json.readValue(this.secrets.open(place(subscription), subscription.sealed()), WebhookSecrets.class);
	}

	private static SecretPlace place(Subscription subscription) {
		return new SecretPlace(subscription.accountId(), "subscription", subscription.id().toString(), "sealed");
	}

}
