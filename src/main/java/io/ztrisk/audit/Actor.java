package io.ztrisk.audit;

import org.jspecify.annotations.Nullable;

/**
 * The author of a change. In a handler, a parameter of this type is the caller.
 *
 * @param name the name of the token at the time of the change
 * @param tokenId null for the server itself
 * @param requestId the request id of the response, null for the server itself
 * @param sessionId the session of the console, null for any other call
 */
public record Actor(String name, @Nullable String tokenId, @Nullable String requestId, @Nullable String sessionId) {

	/** The server itself, at its start. */
	public static final Actor SERVER = new Actor("ztrisk", null, null, null);

}
