package io.ztrisk.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;

/**
 * The keys of an account that are public for messages that they have signed.
 *
 * @param keys newest first
 */
record OldKeys(List<ListedKey> keys) {

	private static final Duration PUBLIC = Duration.ofDays(7);

	/** How many calls may leave to an account: receivers read them all. */
	private static final int MOST = 10;

	private static final String TOO_MANY = "The account has %d old keys, which is the maximum. "
			+ "Call again from %s on, when key %s is deleted, or set revoke to true, which deletes the current key";

	/** The old keys among the keys of an account, without those whose time is over. */
	static OldKeys among(List<SigningKey> keys, Instant now) {
		return new OldKeys(keys.stream()
			.map(SigningKey::listed)
			.filter((key) -> key.state() == KeyState.OLD && key.since().isAfter(retiredUntil(now)))
			.toList());
	}

	/** The time until which a key was retired that is not public any more. */
	static Instant retiredUntil(Instant now) {
		return now.minus(PUBLIC);
	}

	/**
	 * Requires that one more key may become an old one.
	 * @throws ApiException with CONFLICT if not
	 */
	void requireRoom() {
		if (this.keys.size() >= MOST) {
			ListedKey tenth = this.keys.get(MOST - 1);
			throw new ApiException(ErrorCode.CONFLICT,
					TOO_MANY.formatted(MOST, tenth.since().plus(PUBLIC), tenth.kid()));
		}
	}

}
