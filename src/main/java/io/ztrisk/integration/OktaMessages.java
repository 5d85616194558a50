package io.ztrisk.integration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.sender.Messenger;
import io.ztrisk.signing.SigningKeys;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.user.UserRepository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of an integration.
 *
 * @param reasons tells why a level has changed
 */
record OktaMessages(Subscription integration, IntegrationConfig config, SigningKeys.Signer signer, JsonMapper json,
		Function<LoggedChange, String> reasons) implements Messenger.Messages {

	/** Where each Okta tenant takes events. */
	private static final String PATH = "/security/api/v1/security-events";

	private static final String TYPE = "secevent+jwt";

	/** By RFC 8935. */
	private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "Content-Type",
			"application/" + TYPE);

	/** Okta knows a user by e-mail alone. */
	@Override
	public List<String> events(LoggedChange change, UserRepository.Shown user) {
		return user.getEmail().isEmpty() ? List.of() : List.of(OktaEvent.TYPE);
	}

	@Override
	public boolean isSuperseded(String event, LoggedChange change, LoggedChangeRepository.Newest newest) {
		return newest.getSeq() > change.seq();
	}

	@Override
	public OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user, Instant now) {
		OktaEvent claims = OktaEvent.of(this.config.issuer(this.integration.id()), this.integration.url(), id, change,
				user.getEmail(), this.reasons.apply(change), now.getEpochSecond());
		return new OutgoingRequest(OutgoingUrl.parse(OutgoingUrl.parse(this.integration.url()).origin() + PATH),
				HEADERS,
				this.signer.sign(TYPE, this.json.writeValueAsString(claims)).getBytes(StandardCharsets.US_ASCII));
	}

}
