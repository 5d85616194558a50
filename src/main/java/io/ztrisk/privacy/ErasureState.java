package io.ztrisk.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;

/**
 * The state of the erasures of an account. It differs after each erasure.
 *
 * @param salt makes hashes of this account tell nothing elsewhere
 * @param erasures how many there were
 */
public record ErasureState(UUID salt, long erasures) {

	/**
	 * By what an id or an e-mail is known.
	 */
	UUID hash(String identifier) {
		MessageDigest digest = Sha256.digest();
		digest.update((this.salt + "\0" + identifier).getBytes(StandardCharsets.UTF_8));
		return Uuids.ofHash(digest.digest());
	}

}
