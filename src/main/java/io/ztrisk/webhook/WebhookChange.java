package io.ztrisk.webhook;

import org.jspecify.annotations.Nullable;

/**
 * The changes of a call to a webhook.
 *
 * @param url null if it stays
 * @param enabled null if it stays
 * @param config all settings after the change
 * @param changesAuthorization whether the call names the authorization
 * @param authorization null to delete it
 * @param position a cursor, null if it stays
 */
record WebhookChange(@Nullable String url, @Nullable Boolean enabled, WebhookConfig config,
		boolean changesAuthorization, @Nullable String authorization, @Nullable String position) {

	/** Without the URL and the authorization, which are secrets. */
	@Override
	public String toString() {
		return "WebhookChange[]";
	}

}
