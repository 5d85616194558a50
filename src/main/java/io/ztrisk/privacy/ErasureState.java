package io.ztrisk.privacy;

import java.util.UUID;

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
		return Uuids.ofParts(this.salt.toString(), identifier);
	}

}
