package io.ztrisk.session;

import java.time.Instant;

import io.ztrisk.api.ApiSchema;

/**
 * A session of the console in a list.
 *
 * @param expiresOn the latest end
 */
@ApiSchema("Session")
record ListedSession(Instant begunOn, Instant expiresOn, String id, Instant lastUsedOn, String tokenId) {

}
