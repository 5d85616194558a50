package io.ztrisk.signing;

import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Encrypts the signing keys again that the old key of the environment has encrypted.
 */
@Component
class KeySealing {

	private static final Log logger = LogFactory.getLog(KeySealing.class);

	private final SigningKeyRepository keys;

	private final Secrets secrets;

	KeySealing(SigningKeyRepository keys, Secrets secrets) {
		this.keys = keys;
		this.secrets = secrets;
	}

	/**
	 * Encrypts the keys of an account again, in a transaction of the caller.
	 * @return how many
	 */
	int encryptAgain(String accountId) {
		this.keys.lock(accountId);
		int count = 0;
		for (SigningKey key : this.keys.of(accountId)) {
			byte[] sealed = key.sealed();
			if (sealed != null && this.secrets.sealedByOldKey(sealed)) {
				try {
					key.replaceSealed(this.secrets.seal(key.place(), this.secrets.open(key.place(), sealed)));
					count++;
				}
				catch (SecretException ex) {
					logger.warn("Signing key %s of account %s cannot be decrypted, and stays as it is"
						.formatted(key.listed().kid(), accountId));
				}
			}
		}
		return count;
	}

}
