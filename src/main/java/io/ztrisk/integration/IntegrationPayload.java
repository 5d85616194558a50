package io.ztrisk.integration;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionStatus;

/**
 * An integration in the API.
 *
 * @param accountTag the id of the account
 * @param tenantUrl the address of the Okta tenant, as it was sent
 * @param wellKnownUrl where Okta learns the issuer and its keys
 */
@ApiSchema("Integration")
record IntegrationPayload(String accountTag, boolean active, Instant createdAt, UUID id, String integrationType,
		String referenceId, String tenantUrl, String wellKnownUrl) {

	static IntegrationPayload of(Subscription integration, IntegrationConfig config) {
		return new IntegrationPayload(integration.accountId(), integration.status() == SubscriptionStatus.ENABLED,
				integration.createdAt(), integration.id(), IntegrationRequest.TYPE, integration.referenceId(),
				integration.url(), config.wellKnownUrl(integration.id()));
	}

}
