package io.ztrisk.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;

/**
 * The keys of records and events, made of what they are: of the SHA-256 over some texts,
 * each ended by a zero byte.
 */
public final class Keys {

	private Keys() {
	}

	/**
	 * The id of the event that all findings of a user, a behaviour and a bucket are.
	 */
	public static UUID event(String accountId, UUID user, Behavior behavior, String bucket) {
		return hash("detected", accountId, user.toString(), behavior.key(), bucket);
	}

	public static UUID hash(String... texts) {
		MessageDigest digest = Sha256.digest();
		for (String text : texts) {
			digest.update(text.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		return Uuids.ofHash(digest.digest());
	}

}
