package io.ztrisk.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.console.ConsoleOrigin;
import io.ztrisk.outgoing.OutgoingClient;
import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Checks changes of webhooks, and applies them to subscriptions.
 */
@Component
class WebhookChanges {

	private final Subscriptions subscriptions;

	private final BehaviorRepository behaviors;

	private final OutgoingClient client;

	private final Secrets sealing;

	private final WebhookVault vault;

	private final ConsoleOrigin origin;

	private final JsonMapper json;

	WebhookChanges(Subscriptions subscriptions, BehaviorRepository behaviors, OutgoingClient client, Secrets sealing,
			WebhookVault vault, ConsoleOrigin origin, JsonMapper json) {
		this.subscriptions = subscriptions;
		this.behaviors = behaviors;
		this.client = client;
		this.sealing = sealing;
		this.vault = vault;
		this.origin = origin;
		this.json = json;
	}

	WebhookChange create(AccountId account, WebhookRequest request) {
		this.sealing.requireConfigured();
		return configured(request.create(checks(account)));
	}

	WebhookChange change(AccountId account, Subscription webhook, WebhookRequest request) {
		return configured(request.change(config(webhook), checks(account)));
	}

	private WebhookRequest.Checks checks(AccountId account) {
		Function<String, Optional<Behavior>> finder = this.behaviors.finder(account);
		return new WebhookRequest.Checks(this.client::problem, (key) -> finder.apply(key).isPresent());
	}

	/** A message in the format of CloudEvents names the address of this server. */
	private WebhookChange configured(WebhookChange change) {
		if (change.config().format() == WebhookFormat.CLOUDEVENTS) {
			this.origin.requireConfigured();
		}
		return change;
	}

	/** Applies a change to a new webhook. */
	void apply(Subscription webhook, WebhookChange change, WebhookSecrets secrets) {
		configure(webhook, change.url(), change.config(), this.vault.seal(webhook, secrets));
		this.subscriptions.enable(webhook, change.enabled());
	}

	/**
	 * Applies a change to a webhook that is stored.
	 * @return the names of the fields that have changed and are secret
	 */
	List<String> apply(Subscription webhook, WebhookChange change) {
		List<String> changed = new ArrayList<>();
		boolean moved = change.url() != null && !change.url().equals(webhook.url());
		byte[] sealed = webhook.sealed();
		if (moved) {
			changed.add("url");
		}
		if (moved || change.changesAuthorization()) {
			WebhookSecrets secrets = secrets(webhook).orElseThrow(() -> new ApiException(ErrorCode.NOT_CONFIGURED,
					"No key of the server opens the secrets of the webhook; give it a new secret"));
			if (!Objects.equals(secrets.authorization(), change.authorization())) {
				changed.add("authorization");
			}
			sealed = this.vault.seal(webhook, secrets.withAuthorization(change.authorization()));
		}
		configure(webhook, moved ? change.url() : webhook.url(), change.config(), sealed);
		this.subscriptions.enable(webhook, change.enabled());
		return changed;
	}

	private void configure(Subscription webhook, @Nullable String url, WebhookConfig config, byte[] sealed) {
		webhook.configure((url != null) ? url : "", this.json.writeValueAsString(config), sealed);
	}

	/** The secrets of a webhook; empty if no secrets key opens them. */
	Optional<WebhookSecrets> secrets(Subscription webhook) {
		try {
			return Optional.of(this.vault.open(webhook));
		}
		catch (SecretException ex) {
			return Optional.empty();
		}
	}

	WebhookConfig config(Subscription webhook) {
		return this.json.readValue(webhook.config(), WebhookConfig.class);
	}

	WebhookAudit audited(Subscription webhook) {
		return WebhookAudit.of(webhook, config(webhook));
	}

}
