package io.ztrisk.user;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.ztrisk.format.Sha256;
import io.ztrisk.format.Uuids;

/**
 * The id of a user known by e-mail only: of the SHA-256 over {@code user}, the account
 * and the e-mail, each ended by a zero byte.
 */
final class DerivedId {

	private DerivedId() {
	}

	static UUID of(String accountId, String email) {
		String text = "user\0" + accountId + "\0" + email + "\0";
		return Uuids.ofHash(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

}
