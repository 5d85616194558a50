package io.ztrisk.signing;

import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Seals the signing keys anew that the former key of the environment has sealed.
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
	 * Seals the keys of an account anew, in a transaction of the caller.
	 * @return how many
	 */
	int sealAnew(String accountId) {
		this.keys.lock(accountId);
		int count = 0;
		for (SigningKey key : this.keys.of(accountId)) {
			byte[] sealed = key.sealed();
			if (sealed != null && this.secrets.sealedByOldKey(sealed)) {
				try {
					key.seal(this.secrets.seal(key.place(), this.secrets.open(key.place(), sealed)));
					count++;
				}
				catch (SecretException ex) {
					logger.warn("A signing key does not open, and stays as it is");
				}
			}
		}
		return count;
	}

}
