package io.ztrisk.integration;

import java.util.UUID;

import io.ztrisk.api.AccountId;

/**
 * The settings of an integration, as they are stored.
 *
 * @param origin the address of this server when the integration was made. Okta knows the
 * server by it, so that it stays the same.
 */
record IntegrationConfig(String origin) {

	/** Where Okta learns the issuer and its keys. */
	String wellKnownUrl(UUID id) {
		return this.origin + SseConfigurationController.PATH + id;
	}

	/** The issuer of the messages of an integration. */
	String issuer(UUID id) {
		return this.origin + "/" + id;
	}

	String keysUrl(AccountId account) {
		return this.origin + "/ssf/" + account.value() + "/jwks.json";
	}

}
