package io.ztrisk.audit;

import org.jspecify.annotations.Nullable;

/**
 * The author of a change. In a handler, a parameter of this type is the caller.
 *
 * @param name the name of the token or the person at the time of the change
 * @param tokenId null for a person and for the server itself
 * @param requestId the request id of the response, null for the server itself
 * @param sessionId the session of the console, null for any other call
 * @param actorId the person who signed in by OpenID Connect, null for a token and for the
 * server itself
 */
public record Actor(String name, @Nullable String tokenId, @Nullable String requestId, @Nullable String sessionId,
		@Nullable String actorId) {

	/** The server itself, at its start. */
	public static final Actor SERVER = new Actor("ztrisk", null, null, null, null);

}
