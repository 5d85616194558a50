package io.ztrisk.secevent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.change.ChangeReasons;
import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import io.ztrisk.sender.Messenger;
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.ssf.ControlEvent;
import io.ztrisk.ssf.EventType;
import io.ztrisk.ssf.ReceiverStreams;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes the messages of streams.
 */
@Component
class SsfMessenger implements Messenger {

	private final ReceiverStreams streams;

	private final SigningKeys keys;

	private final Secrets secrets;

	private final ChangeReasons reasons;

	private final JsonMapper json;

	SsfMessenger(ReceiverStreams streams, SigningKeys keys, Secrets secrets, ChangeReasons reasons, JsonMapper json) {
		this.streams = streams;
		this.keys = keys;
		this.secrets = secrets;
		this.reasons = reasons;
		this.json = json;
	}

	@Override
	public SubscriptionKind kind() {
		return SubscriptionKind.SSF;
	}

	@Override
	public Optional<Messages> open(Subscription stream) {
		return messages(stream).map(Function.identity());
	}

	Optional<SsfMessages> messages(Subscription stream) {
		AccountId account = new AccountId(stream.accountId());
		try {
			byte[] sealed = stream.sealed();
			String authorization = (sealed.length > 0)
					? new String(this.secrets.open(stream.place(), sealed), StandardCharsets.US_ASCII) : null;
			return this.keys.signer(account)
				.map((signer) -> new SsfMessages(stream, this.streams.config(stream), authorization, signer, this.json,
						this.reasons.of(account)));
		}
		catch (SecretException ex) {
			return Optional.empty();
		}
	}

	/** A receiver that is away is tried until it is back. */
	@Override
	public boolean givesUp() {
		return false;
	}

	@Override
	public Optional<Control> onStatus(SubscriptionStatus status) {
		return Optional.of(new Control(EventType.STREAM_UPDATED.uri(),
				this.json.writeValueAsString(new ControlEvent("An operator has changed it", null, status))));
	}

}
