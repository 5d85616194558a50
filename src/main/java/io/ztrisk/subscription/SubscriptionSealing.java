package io.ztrisk.subscription;

import java.util.Optional;

import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Encrypts the secrets of subscriptions again that the old key of the environment has
 * encrypted. It repeats this each hour, since another server may still use the old key.
 */
@Component
class SubscriptionSealing {

	private static final Log logger = LogFactory.getLog(SubscriptionSealing.class);

	private final SubscriptionRepository subscriptions;

	private final Secrets secrets;

	SubscriptionSealing(SubscriptionRepository subscriptions, Secrets secrets) {
		this.subscriptions = subscriptions;
		this.secrets = secrets;
	}

	@Scheduled(fixedDelayString = "PT1H")
	void encryptAgainOrWarn() {
		if (!this.secrets.hasOldKey()) {
			return;
		}
		try {
			int count = 0;
			Optional<String> account = this.subscriptions.accountAfter("");
			while (account.isPresent()) {
				count += encryptAgain(account.get());
				account = this.subscriptions.accountAfter(account.get());
			}
			logger.info("Secrets of subscriptions that are now encrypted with ZTRISK_SECRETS_KEY instead of "
					+ "ZTRISK_SECRETS_KEY_OLD: " + count);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Secrets could not be encrypted again, and stay as they are for an hour: " + ex.getMessage());
		}
	}

	private int encryptAgain(String accountId) {
		return this.subscriptions.sealed(accountId)
			.stream()
			.filter((subscription) -> this.secrets.sealedByOldKey(subscription.sealed()))
			.mapToInt(this::encryptAgain)
			.sum();
	}

	/** A secret that a call has changed in between stays as the call left it. */
	private int encryptAgain(Subscription subscription) {
		byte[] sealed = subscription.sealed();
		try {
			byte[] again = this.secrets.seal(subscription.place(), this.secrets.open(subscription.place(), sealed));
			return this.subscriptions.replaceSealed(subscription.accountId(), subscription.id(), sealed, again);
		}
		catch (SecretException ex) {
			logger.warn("The secrets of subscription %s of account %s cannot be decrypted, and stay as they are"
				.formatted(subscription.id(), subscription.accountId()));
			return 0;
		}
	}

}
