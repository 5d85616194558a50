package io.ztrisk.integration;

import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.change.ChangeReasons;
import io.ztrisk.sender.Messenger;
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes the messages of integrations.
 */
@Component
class OktaMessenger implements Messenger {

	private final SigningKeys keys;

	private final ChangeReasons reasons;

	private final JsonMapper json;

	OktaMessenger(SigningKeys keys, ChangeReasons reasons, JsonMapper json) {
		this.keys = keys;
		this.reasons = reasons;
		this.json = json;
	}

	@Override
	public SubscriptionKind kind() {
		return SubscriptionKind.OKTA;
	}

	@Override
	public Optional<Messages> open(Subscription subscription) {
		AccountId account = new AccountId(subscription.accountId());
		return this.keys.signer(account)
			.map((signer) -> new OktaMessages(subscription,
					this.json.readValue(subscription.config(), IntegrationConfig.class), signer, this.json,
					this.reasons.of(account)));
	}

	/** A tenant that is away is tried until it is back. */
	@Override
	public boolean givesUp() {
		return false;
	}

}
