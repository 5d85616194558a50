package io.ztrisk.integration;

import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.format.Uuids;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells Okta who sends its messages, and where the keys are. It asks for no token, since
 * Okta has none.
 */
@RestController
class SseConfigurationController {

	/** The path of the documents, which the id of the integration follows. */
	static final String PATH = "/.well-known/sse-configuration/";

	/** Messages are sent to the receiver (RFC 8935). */
	private static final String PUSH = "urn:ietf:rfc:8935";

	private final SubscriptionRepository subscriptions;

	private final RequestBulkhead calls;

	private final JsonMapper json;

	SseConfigurationController(SubscriptionRepository subscriptions, RequestBulkhead calls, JsonMapper json) {
		this.subscriptions = subscriptions;
		this.calls = calls;
		this.json = json;
	}

	@GetMapping(PATH + "{integration_id:" + Uuids.REGEX + "}")
	@PermitAll
	ResponseEntity<?> get(HttpServletRequest request, @PathVariable("integration_id") UUID id) {
		this.calls.acquire(request);
		return this.subscriptions.ofId(id, SubscriptionKind.OKTA)
			.<ResponseEntity<?>>map((found) -> answer(HttpStatus.OK, document(found)))
			.orElseGet(() -> answer(HttpStatus.NOT_FOUND, new Unknown("not_found", "There is no such integration")));
	}

	private Document document(Subscription integration) {
		IntegrationConfig config = this.json.readValue(integration.config(), IntegrationConfig.class);
		return new Document(List.of(PUSH), config.issuer(integration.id()),
				config.keysUrl(new AccountId(integration.accountId())));
	}

	private static ResponseEntity<?> answer(HttpStatus status, Object body) {
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	/**
	 * The configuration of a transmitter, as in drafts of the Shared Signals Framework.
	 */
	private record Document(List<String> deliveryMethodsSupported, String issuer, String jwksUri) {

	}

	/** An error, as in RFC 8935. */
	private record Unknown(String err, String description) {

	}

}
