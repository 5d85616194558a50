package io.ztrisk.webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a webhook, which are stored sealed.
 *
 * @param authorization the value of a header, null for none
 * @param current the secret that signs
 * @param previous the secret before, null for none
 * @param previousUntil until when the secret before signs, too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookSecrets(@Nullable String authorization, String current, @Nullable String previous,
		@Nullable Instant previousUntil) {

	private static final int LENGTH = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	static WebhookSecrets make(@Nullable String authorization) {
		return new WebhookSecrets(authorization, newSecret(), null, null);
	}

	WebhookSecrets withAuthorization(@Nullable String value) {
		return new WebhookSecrets(value, this.current, this.previous, this.previousUntil);
	}

	/** A new secret. The one before signs for some time, too; an older one does not. */
	WebhookSecrets roll(Instant now, Duration overlap) {
		return overlap.isZero() ? new WebhookSecrets(this.authorization, newSecret(), null, null)
				: new WebhookSecrets(this.authorization, newSecret(), this.current, now.plus(overlap));
	}

	/** The secret before, if it still signs. */
	@Nullable String previous(Instant now) {
		return (this.previousUntil != null && now.isBefore(this.previousUntil)) ? this.previous : null;
	}

	private static String newSecret() {
		byte[] bytes = new byte[LENGTH];
		RANDOM.nextBytes(bytes);
		return "whsec_" + Base64.getEncoder().encodeToString(bytes);
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "WebhookSecrets[]";
	}

}
