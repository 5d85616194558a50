package io.ztrisk.session;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The session of the caller.
 *
 * @param actorId the person who signed in by OpenID Connect, null for a token
 * @param expiresOn the latest end
 * @param idleExpiresOn the end if it is not used until then
 * @param name of the token or the person
 * @param permissions by account; {@code *} stands for every account
 * @param tokenId null for a person
 */
@ApiSchema("CurrentSession")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurrentSession(@Nullable String actorId, Instant begunOn, Instant expiresOn, String id,
		Instant idleExpiresOn, String name, Map<String, Set<Permission>> permissions, @Nullable String tokenId) {

}
