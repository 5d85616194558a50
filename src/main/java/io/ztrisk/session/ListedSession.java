package io.ztrisk.session;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * A session of the console in a list.
 *
 * @param actorId the person who signed in by OpenID Connect, null for a token
 * @param expiresOn the latest end
 * @param name of the person, null for a token
 * @param tokenId null for a person
 */
@ApiSchema("Session")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedSession(@Nullable String actorId, Instant begunOn, Instant expiresOn, String id, Instant lastUsedOn,
		@Nullable String name, @Nullable String tokenId) {

}
