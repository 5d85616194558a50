package io.ztrisk.privacy;

import java.util.UUID;

import io.ztrisk.format.Uuids;

/**
 * The state of the erasures of an account. It differs after each erasure.
 *
 * @param salt makes the hashes of each account different
 * @param erasures the number of erasures
 */
public record ErasureState(UUID salt, long erasures) {

	UUID hash(String identifier) {
		return Uuids.ofParts(this.salt.toString(), identifier);
	}

}
