package io.ztrisk.audit;

import org.jspecify.annotations.Nullable;

/**
 * The author of a change. A parameter of this type in a handler is the caller.
 *
 * @param name the present name of the token
 * @param tokenId null for the server itself
 * @param requestId the request id of the response, null for the server itself
 */
public record Actor(String name, @Nullable String tokenId, @Nullable String requestId) {

	/** The server as it starts. */
	public static final Actor SERVER = new Actor("ztrisk", null, null);

}
