package io.ztrisk.session;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;

/**
 * The session of the caller.
 *
 * @param expiresOn the latest end
 * @param idleExpiresOn the end if it is not used until then
 * @param name of the token
 * @param permissions by account; {@code *} stands for every account
 */
@ApiSchema("CurrentSession")
public record CurrentSession(Instant begunOn, Instant expiresOn, String id, Instant idleExpiresOn, String name,
		Map<String, Set<Permission>> permissions, String tokenId) {

}
